using RecsConsole.Features.Assignment.Spreading;
using RecsConsole.Features.Cases.Exchange;
using RecsConsole.Features.Catalog.Policies.Trial;
using RecsConsole.Features.Decisions.Exchange;
using RecsConsole.Features.Documents.Exchange;
using RecsConsole.Features.Impact;
using RecsConsole.Recommender.Approvals;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Tests.Security.Sweep.Rows.Probes;

/// <summary>Classes that ask about the rows of a page, and about the people whom a row is shown to.</summary>
internal static class PageProbes
{
    private static CancellationToken None => CancellationToken.None;

    public static IReadOnlyList<RowProbe> All { get; } = [.. Pages(), .. People()];

    private static RowProbe[] Pages() =>
        [
            RowProbe.ForDenied(
                "Features.Cases.Exchange.ListCases",
                async (world, scope) =>
                    HiddenWorld.IsIn(
                        (await world.Get<ListCases>().RunAsync(scope.Actor, new(null, null, null, null, ListCases.Max), None)).Value
                    )
            ),
            RowProbe.ForDenied(
                "Features.Catalog.Policies.Trial.FindCasesToTry",
                async (world, scope) =>
                    HiddenWorld.IsIn((await world.Get<FindCasesToTry>().RunAsync(scope.Actor, HiddenRows.Canary, None)).Value)
            ),
            RowProbe.ForDenied(
                "Features.Decisions.Exchange.ListDecisions",
                async (world, scope) =>
                    HiddenWorld.IsIn(
                        (await world.Get<ListDecisions>().RunAsync(scope.Actor, new(null, null, ListDecisions.Max), None)).Value
                    )
            ),
            RowProbe.ForDenied(
                "Features.Impact.PreviewImpact",
                async (world, scope) =>
                    (await world.Get<PreviewImpact>().RunAsync(scope.Actor, new(ImpactKind.Action, "ask", 1), _ => { }, None))
                        .Value!
                        .Report
                        .Decisions
                        .Count > 0
            ),
            RowProbe.ForKeeper(
                "Features.Documents.Exchange.ListDocumentsInForce",
                async (world, scope) =>
                    HiddenWorld.IsIn(
                        (await world.Get<ListDocumentsInForce>().RunAsync(scope.Actor, new(null, ListDocumentsInForce.Max), None)).Value
                    )
            ),
        ];

    private static RowProbe[] People() =>
        [
            // the chief may see the case and the keeper, whom it could be given to, may not
            new(
                "Features.Assignment.Spreading.SpreadPlanner",
                world => world.Chief,
                async (world, scope) =>
                    (await world.Get<PreviewSpread>().RunAsync(scope.Actor, [world.Rows.CaseId], None)).Value!.Cases.Any(each =>
                        each.Fits.Any(fit => fit.PersonId == world.Keeper.PersonId)
                    )
            ),
            RowProbe.ForKeeper(
                "Recommender.Approvals.PossibleApprovers",
                async (world, scope) =>
                    (await PossibleApprovers.FindAdministratorsAsync(scope, await world.CaseAsync(scope), None)).Exists(person =>
                        person.Id == world.Keeper.PersonId
                    )
            ),
        ];
}
