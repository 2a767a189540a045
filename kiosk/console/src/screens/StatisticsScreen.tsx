import { Spin } from 'antd';
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState } from 'react';
import { colors } from 'virtual:hall-catalogues';
import { listCases } from '../api/client';
import type { CaseStage, QueueLine } from '../api/types';
import { chinaDay } from '../catalogue/days';
import { districtName, regionCodes, stageNames, stages } from '../catalogue/names';
import { nearness } from '../parts/DueTag';
import { Trouble } from '../parts/Trouble';

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

const openStages = stages.filter((stage) => stage !== 'delivered');
const pageSize = 200;
const mostPages = 10;

interface Counted {
  lines: QueueLine[];
  /** Some stage holds more than was read. */
  cut: boolean;
}

/** The queues counted, soonest due first, at most 2,000 cases of each stage: what is late is always among them. */
async function count(): Promise<Counted> {
  const counted: Counted = { lines: [], cut: false };
  for (const stage of openStages) {
    let after: string | undefined;
    for (let page = 0; page < mostPages; ++page) {
      const read = await listCases({ stage, after, limit: pageSize });
      counted.lines.push(...read.cases);
      after = read.next;
      if (!after) break;
    }
    if (after) counted.cut = true;
  }
  return counted;
}

const groups = [
  { key: 'late', name: '已逾期', color: colors.danger, decal: 'rect' },
  { key: 'soon', name: '三天内到期', color: colors['warning-fill'], decal: 'triangle' },
  { key: 'calm', name: '期限较远', color: colors.primary, decal: 'none' },
  { key: 'none', name: '停止计时', color: colors['line-strong'], decal: 'circle' },
] as const;

interface PlotProps {
  title: string;
  rows: { name: string; counts: number[] }[];
}

/** A stacked bar a row, and the same figures as a table for who cannot see the bars. */
function Plot({ title, rows }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const plot = echarts.init(place.current!);
    const text = { color: colors.ink, fontFamily: '"Noto Sans CJK SC", "Microsoft YaHei", sans-serif' };
    plot.setOption({
      animation: false,
      textStyle: text,
      // The usual tooltip is HTML with inline styles, which the content policy forbids.
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, renderMode: 'richText' },
      legend: { bottom: 0, textStyle: text },
      grid: { left: 8, right: 24, top: 8, bottom: 36, containLabel: true },
      xAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: colors.line } } },
      yAxis: { type: 'category', inverse: true, data: rows.map((row) => row.name), axisLabel: text },
      aria: { enabled: true, decal: { show: true } },
      series: groups.map((group, at) => ({
        name: group.name, type: 'bar', stack: 'all', barMaxWidth: 22,
        itemStyle: { color: group.color, decal: { symbol: group.decal, color: 'rgba(255,255,255,0.55)', symbolSize: 0.6 } },
        data: rows.map((row) => row.counts[at]),
      })),
    });
    const fit = () => plot.resize();
    window.addEventListener('resize', fit);
    return () => {
      window.removeEventListener('resize', fit);
      plot.dispose();
    };
  }, [rows]);
  return (
    <section className="sheet" aria-label={title}>
      <h2>{title}</h2>
      <div className="plot" ref={place} aria-hidden="true" />
      <details>
        <summary>看数字</summary>
        <table className="fields">
          <thead>
            <tr><th scope="col">{title}</th>{groups.map((group) => <th key={group.key} scope="col">{group.name}</th>)}</tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}><th scope="row">{row.name}</th>{row.counts.map((figure, at) => <td key={at} className="numeric">{figure}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

export default function StatisticsScreen() {
  const [plots, setPlots] = useState<{ byStage: PlotProps['rows']; byDistrict: PlotProps['rows']; sums: number[]; all: number; cut: boolean }>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    document.title = '统计';
    let wanted = true;
    const today = chinaDay(Date.now());
    const countsOf = (lines: QueueLine[]) => groups.map((group) => lines.filter((line) => nearness(line, today) === group.key).length);
    count().then(
      ({ lines, cut }) => {
        if (!wanted) return;
        const seen = regionCodes.filter((code) => lines.some((line) => line.district === code));
        setPlots({
          byStage: openStages.map((stage: CaseStage) => ({ name: stageNames[stage], counts: countsOf(lines.filter((line) => line.stage === stage)) })),
          byDistrict: seen.map((code) => ({ name: districtName(code), counts: countsOf(lines.filter((line) => line.district === code)) })),
          sums: countsOf(lines),
          all: lines.length,
          cut,
        });
      },
      (trouble) => wanted && setError(trouble),
    );
    return () => { wanted = false; };
  }, []);
  return (
    <>
      <div className="head"><h1>在办案件统计</h1></div>
      {error !== undefined && <Trouble error={error} />}
      {!plots && error === undefined && <Spin />}
      {plots && (
        <>
          <div className="figures">
            <div className="sheet"><strong>{plots.all}{plots.cut ? '+' : ''}</strong>在办案件</div>
            {groups.map((group, at) => <div className="sheet" key={group.key}><strong>{plots.sums[at]}</strong>{group.name}</div>)}
          </div>
          {plots.cut && <p>有的环节案件超过 {mostPages * pageSize} 件，只统计了期限最近的 {mostPages * pageSize} 件。</p>}
          <div className="plots">
            <Plot title="各环节" rows={plots.byStage} />
            <Plot title="各县市区" rows={plots.byDistrict} />
          </div>
        </>
      )}
    </>
  );
}
