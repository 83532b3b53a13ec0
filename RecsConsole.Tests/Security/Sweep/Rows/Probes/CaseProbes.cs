using RecsConsole.Casework;
using RecsConsole.Casework.Forms;
using RecsConsole.Casework.Inbox;
using RecsConsole.Features.Assignment.Spreading;
using RecsConsole.Features.Cases.Aside;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Features.Cases.Detail.Happened;
using RecsConsole.Features.Cases.Emergency;
using RecsConsole.Features.Cases.Import.Uploads;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Embed;
using RecsConsole.Features.Webhooks;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Tests.Security.Sweep.Rows.Probes;

/// <summary>Classes that ask about cases.</summary>
internal static class CaseProbes
{
    private static CancellationToken None => CancellationToken.None;

    public static IReadOnlyList<RowProbe> All { get; } = [.. People(), .. Lists(), .. Operations(), .. Panels()];

    private static RowProbe[] People() =>
        [
            RowProbe.ForKeeper(
                "Casework.CaseHandover",
                async (world, scope) => await CaseHandover.MayHaveAsync(scope, await world.CaseAsync(scope), world.Agent.PersonId, None)
            ),
            RowProbe.ForKeeper(
                "Casework.Forms.Colleagues",
                async (world, scope) =>
                    (await Colleagues.OfCaseAsync(scope, await world.CaseAsync(scope), None)).Any(each => each.Id == world.Agent.PersonId)
            ),
            RowProbe.ForKeeper(
                "Casework.Inbox.DeclinedSteps",
                async (world, scope) =>
                {
                    var declined = new DeclinedStep(Guid.NewGuid(), "notice", world.Keeper.PersonId, "Not this time.", scope.Now);
                    await DeclinedSteps.AddAsync(scope, await world.CaseAsync(scope), declined, None);
                    return scope.Db.InboxItems.Local.Any(item => item.RecipientId == world.Agent.PersonId);
                }
            ),
            new(
                "Features.Cases.Aside.DetectLookAgain",
                world => Actor.Job(world.Desk.TenantId),
                async (world, scope) => (await world.Get<DetectLookAgain>().RunAsync(scope.Actor, None)).Value > 0
            ),
        ];

    private static RowProbe[] Lists() =>
        [
            RowProbe.ForKeeper(
                "Casework.VisibleCaseKeys",
                async (world, scope) => (await VisibleCaseKeys.ReadAsync(scope.Db, scope.Access, [world.Rows.CaseId], None)).Count > 0
            ),
            RowProbe.ForKeeper(
                "Features.Catalog.OpenCases",
                async (world, scope) =>
                {
                    var facts = await world.Get<TenantFactsReader>().ReadAsync(scope.Actor, None);
                    return (await OpenCases.ReadAsync(scope, facts, None)).Seen.Any(each => each.Row.Id == world.Rows.CaseId);
                }
            ),
            RowProbe.ForKeeper(
                "Features.Cases.Import.Uploads.ReadImport",
                async (world, scope) => HiddenWorld.IsIn((await world.Get<ReadImport>().RunAsync(scope.Actor, None)).Value)
            ),
            RowProbe.ForKeeper(
                "Features.Webhooks.ListWebhooks",
                async (world, scope) =>
                    HiddenWorld.IsIn((await world.Get<ListWebhooks>().RunAsync(scope.Actor, new(10, OnlyFailed: false), None)).Value)
            ),
        ];

    private static RowProbe[] Operations() =>
        [
            RowProbe.ForKeeper(
                "Features.Assignment.Spreading.PreviewSpread",
                async (world, scope) =>
                    HiddenWorld.IsIn((await world.Get<PreviewSpread>().RunAsync(scope.Actor, [world.Rows.CaseId], None)).Value)
            ),
            RowProbe.ForKeeper(
                "Features.Cases.Assignment.ListAssignees",
                async (world, scope) =>
                    (await world.Get<ListAssignees>().RunAsync(scope.Actor, [world.Rows.CaseId], None)).Value?.People.Count > 0
            ),
            RowProbe.ForKeeper(
                "Features.Cases.Detail.Happened.CaseContinuation",
                async (world, scope) =>
                    (await CaseContinuation.ReadAsync(scope, world.Get<IWorkflowSource>(), await world.CaseAsync(scope), None)).MayWrite
            ),
            RowProbe.ForAgent(
                "Features.Cases.Emergency.OpenInEmergency",
                async (world, scope) =>
                {
                    var request = new OpenInEmergencyRequest($"{HiddenRows.Canary}-us", "The whole line of the customer stands still.", 15);
                    return (await world.Get<OpenInEmergency>().RunAsync(scope.Actor, request, None)).IsOk;
                }
            ),
        ];

    private static RowProbe[] Panels() =>
        [
            RowProbe.ForAgent(
                "Features.Embed.CreateEmbedSession (viewer)",
                async (world, scope) => (await world.Get<CreateEmbedSession>().RunAsync(scope.Actor, world.Rows.AgentsPanel, None)).IsOk
            ),
            new(
                "Features.Embed.CreateEmbedSession (person of the key)",
                world => world.Granted,
                async (world, scope) => (await world.Get<CreateEmbedSession>().RunAsync(scope.Actor, world.Rows.GrantedPanel, None)).IsOk
            ),
        ];
}
