using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>Looks at figures of the whole tenant, and answers those that are beyond a limit.</summary>
internal interface IFigureWatch
{
    /// <summary>The data fields that it rests on; with one of them withheld from figures nothing is looked at.</summary>
    IReadOnlyList<DataField> Fields { get; }

    Task<IReadOnlyList<FigureFinding>> LookAsync(InsightContext context, FigureLimits limits, CancellationToken cancellationToken);
}
