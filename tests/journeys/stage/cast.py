"""Who the story is about. Everybody is invented; the ID number's check digit is right."""

WORKER = {
    "card": {
        "name": "张敏",
        "sex": "2",
        "birth": "1988-03-12",
        "number": "370811198803120026",
        "address": "山东省济宁市任城区洸河路18号",
    },
    "papers": ["diagnosis", "discharge", "examination"],
    # What the insurance rolls already hold of her, so that the terminal need not ask.
    "record": {
        "contact": {
            "phone": "13905370000",
            "emergency_name": "张建国",
            "emergency_phone": "13905370001",
            "postal_address": "济宁市任城区洸河路18号",
        },
        "injuries": [
            {
                "injury": {
                    "date": "2026-03-09",
                    "place": "恒岳公司二车间",
                    "body_part": "左前臂",
                    "determination_number": "济任人社工伤认字〔2026〕0316号",
                },
                "employer": {"name": "济宁恒岳精密机械有限公司", "credit_code": ""},
            }
        ],
    },
}

def citizen_number(first17):
    """The number with its check character (GB 11643)."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return first17 + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first17, weights)) % 11]


# Those who draw a pension; the simulator has their cards and lets one and the same face stand in for all.
RETIREES = {
    "retiree": {"name": "李桂兰", "birth": "1956-05-02", "number": citizen_number("37081119560502002")},
    "homebound": {"name": "孟庆云", "birth": "1940-09-21", "number": citizen_number("37081119400921002")},
    "visitor": {"name": "周秀英", "birth": "1961-01-15", "number": citizen_number("32030019610115002")},
}

KIOSK = {"id": "370811-03", "district": "370811"}

INTAKE = {"login": "lisu", "name": "李素", "password": "Taibai-Lou-1988", "roles": ["intake", "first_review"]}
REVIEW = {"login": "wanghe", "name": "王禾", "password": "Nanyang-Hu-2026", "roles": ["second_review", "approval"]}
AUDITOR = {"login": "shenji", "name": "沈计", "password": "Guanghe-Lu-0537", "roles": ["auditor"]}
