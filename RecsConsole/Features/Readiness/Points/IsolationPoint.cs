namespace RecsConsole.Features.Readiness.Points;

/// <summary>Everything that was shown belongs to this tenant.</summary>
internal static class IsolationPoint
{
    public static ReadinessFinding Of(IsolationFacts facts) =>
        new(
            ReadinessFinding.Judge(
                facts.Items > 0,
                facts.ForeignItems + facts.ForeignCases + facts.ForeignPermits + facts.TablesWithoutFilter > 0
            ),
            [
                ReadinessFigure.Count(Texts.DecisionsRead, facts.Decisions),
                ReadinessFigure.Count(Texts.ItemsChecked, facts.Items),
                ReadinessFigure.Count(Texts.CopiesChecked, facts.Copies),
                ReadinessFigure.None(Texts.ItemsOfOtherTenants, facts.ForeignItems),
                ReadinessFigure.None(Texts.CasesOfOtherTenants, facts.ForeignCases),
                ReadinessFigure.None(Texts.PermitsOfOtherTenants, facts.ForeignPermits),
                ReadinessFigure.Count(Texts.TablesFiltered, facts.Tables - facts.TablesWithoutFilter),
                ReadinessFigure.None(Texts.TablesWithoutFilter, facts.TablesWithoutFilter),
            ]
        );
}

/// <param name="Items">Steps, documents and people in the sampled decisions.</param>
/// <param name="Copies">The copies of these used for search and counts: either could be wrong alone.</param>
/// <param name="ForeignItems">Items and copies for which this tenant has no row.</param>
/// <param name="Tables">Tables with tenant data.</param>
internal sealed record IsolationFacts(
    int Decisions,
    int Items,
    int Copies,
    int ForeignItems,
    int ForeignCases,
    int ForeignPermits,
    int Tables,
    int TablesWithoutFilter
);
