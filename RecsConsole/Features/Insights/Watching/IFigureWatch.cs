using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>Checks figures of the whole tenant, and returns those beyond a limit.</summary>
internal interface IFigureWatch
{
    /// <summary>The data fields that the watch needs; if one of them is withheld from figures, nothing is checked.</summary>
    IReadOnlyList<DataField> Fields { get; }

    Task<IReadOnlyList<FigureFinding>> FindAsync(InsightContext context, FigureLimits limits, CancellationToken cancellationToken);
}
