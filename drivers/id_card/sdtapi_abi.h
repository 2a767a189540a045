#pragma once

/// The vendors' library "sdtapi" (libsdtapi.so) as C sees it, written down from the public manual of the SAM_A
/// interface (GA/T 467, API 4.0.0: blog.csdn.net/cntianya/article/details/106059694) and from the header that makers'
/// examples on public code hosts carry; nothing of the library itself is part of this project.
///
/// `port`: 1 to 16 serial ports, 1001 to 1016 USB. `open`: 0: the caller has opened the port. Answers: SW3 of the
/// module, or 01 no such port or it cannot be opened, 02 no answer in time, 03 transfer error, 05 the module's port
/// cannot be used.
extern "C" {

using SdtPortFunction = int(int port);                                   // SDT_OpenPort, SDT_ClosePort
using SdtPlainFunction = int(int port, int open);                        // SDT_ResetSAM, SDT_GetSAMStatus
using SdtBytesFunction = int(int port, unsigned char* bytes, int open);  // SDT_GetSAMID (16), SDT_StartFindIDCard (4),
                                                                         // SDT_SelectIDCard (8), SDT_ReadIINSNDN (28)
using SdtAddressFunction = int(int port, unsigned char* text, unsigned int* textLength,
                               int open);  // SDT_ReadNewAppMsg (280)
using SdtReadFunction = int(int port, unsigned char* text, unsigned int* textLength, unsigned char* photo,
                            unsigned int* photoLength, int open);  // SDT_ReadBaseMsg (256, 1024)
using SdtReadFingersFunction = int(int port, unsigned char* text, unsigned int* textLength, unsigned char* photo,
                                   unsigned int* photoLength, unsigned char* fingers, unsigned int* fingersLength,
                                   int open);  // SDT_ReadBaseFPMsg (256, 1024, 1024)
}
