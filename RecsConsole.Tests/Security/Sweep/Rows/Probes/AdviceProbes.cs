using RecsConsole.Access;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Readiness.Reading;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.Overriding;
using RecsConsole.Features.Reviews.Adjudication;
using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Features.Reviews.Studies.Tasks;
using RecsConsole.Features.Security.Leaks;
using RecsConsole.Platform;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Tests.Security.Sweep.Rows.Probes;

/// <summary>Classes that ask about the cases and documents of decisions, responses and studies.</summary>
internal static class AdviceProbes
{
    private static CancellationToken None => CancellationToken.None;

    public static IReadOnlyList<RowProbe> All { get; } = [.. Decisions(), .. Responses(), .. Actions(), .. Studies()];

    private static RowProbe[] Decisions() =>
        [
            RowProbe.ForKeeper(
                "Features.Readiness.Reading.DecisionSample",
                async (world, scope) =>
                {
                    var sample = await DecisionSample.ReadAsync(scope.Db, None);
                    var ofLost = sample with { Decisions = [.. sample.Decisions.Where(each => each.CaseId == world.LostCaseId)] };
                    return ofLost.NewestFor(scope.Access) is not null;
                }
            ),
            new(
                "Features.Security.Leaks.LeakRuns",
                world => Actor.Job(world.Desk.TenantId),
                async (world, scope) =>
                {
                    var rights = await ObjectRights.ReadAsync(scope.Db, None);
                    var evidence = new LeakEvidence(world.Before.Request.Search, DatabaseSnapshotRows.Instance, rights);
                    var decision = await world.DecisionAsync(scope);
                    return (await world.Get<LeakRuns>().CheckAsync(scope.Db, decision, evidence, None)).IsChecked;
                }
            ),
        ];

    private static RowProbe[] Responses() =>
        [
            RowProbe.ForAgent(
                "Features.Recommendations.Responses.DocumentUse",
                async (world, scope) =>
                    (await DocumentUse.RecordAsync(scope.Db, await ContextAsync(world, scope, HiddenWorld.Document), None)).IsOk
            ),
            RowProbe.ForAgent("Features.Recommendations.Responses.ExpertContact (who asks)", AskAsync),
            new("Features.Recommendations.Responses.ExpertContact (who is asked)", world => world.Chief, AskAsync),
        ];

    private static RowProbe[] Actions() =>
        [
            RowProbe.ForAgent(
                "Features.Recommendations.Responses.Overriding.ListAllowedActions",
                async (world, scope) => (await world.Get<ListAllowedActions>().RunAsync(scope.Actor, world.Rows.CaseId, None)).IsOk
            ),
            RowProbe.ForAgent(
                "Features.Recommendations.Responses.Overriding.ListRefusedActions",
                async (world, scope) => (await world.Get<ListRefusedActions>().RunAsync(scope.Actor, world.Rows.CaseId, None)).IsOk
            ),
        ];

    private static RowProbe[] Studies() =>
        [
            RowProbe.ForKeeper(
                "Features.Reviews.Adjudication.DisagreementsToDecide",
                async (_, scope) => (await new DisagreementsToDecide().ReadAsync(new WaitingDesk(scope), None)).Count > 0
            ),
            RowProbe.ForKeeper(
                "Features.Reviews.Findings.StudyDetails",
                async (world, scope) =>
                    (await StudyDetails.ReadAsync(scope.Db, scope.Access, world.Rows.StudyId, None))!.Cases.ContainsKey(world.Rows.CaseId)
            ),
            RowProbe.ForKeeper(
                "Features.Reviews.Studies.ReviewerContext",
                async (world, scope) =>
                    await world.Get<ReviewerContext>().ReadAsync(scope.Db, scope.Actor, world.Rows.CaseId, None) is not null
            ),
            RowProbe.ForKeeper(
                "Features.Reviews.Studies.Tasks.PreviewTasks",
                async (world, scope) =>
                {
                    var text = $"case,old search,new search\r\n{HiddenRows.Canary}-case,ask,wipe\r\n";
                    return (await world.Get<PreviewTasks>().RunAsync(scope.Actor, text, None)).Value?.Tasks is not null;
                }
            ),
        ];

    // asks the expert, who may not see the case, about it
    private static async Task<bool> AskAsync(HiddenWorld world, OperationScope scope) =>
        (await ExpertContact.RecordAsync(scope.Db, await ContextAsync(world, scope, world.Desk.Expert.ToString("D")), None)).IsOk;

    private static async Task<ResponseContext> ContextAsync(HiddenWorld world, OperationScope scope, string item)
    {
        var decision = await world.DecisionAsync(scope);
        var kind = Guid.TryParse(item, out _) ? SlateKind.Expert : SlateKind.Document;
        var request = new RespondToSlateRequest(Guid.NewGuid(), decision.Id, ResponseKind.Accept, kind, item, Note: "Does it jam again?");
        return new(scope.Actor, request, decision, Item: null, scope.Access, scope.Now);
    }
}
