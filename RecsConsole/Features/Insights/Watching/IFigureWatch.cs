using RecsConsole.Features.Insights.Figures;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>Looks at figures of the whole tenant, and answers those that are beyond a limit.</summary>
internal interface IFigureWatch
{
    Task<IReadOnlyList<FigureFinding>> LookAsync(InsightContext context, FigureLimits limits, CancellationToken cancellationToken);
}
