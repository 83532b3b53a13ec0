using RecsConsole.Access;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Decisions.WhyNot;
using RecsConsole.Features.Documents.Administration;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Features.Documents.Administration.Reports;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Features.Impact;
using RecsConsole.Features.People.Grants;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Tests.Security.Sweep.Rows.Probes;

/// <summary>Classes that ask about documents.</summary>
internal static class DocumentProbes
{
    private static CancellationToken None => CancellationToken.None;

    public static IReadOnlyList<RowProbe> All { get; } = [.. Names(), .. Rights(), .. Work()];

    private static RowProbe[] Names() =>
        [
            RowProbe.ForKeeper(
                "Features.Audit.AuditLineReader",
                async (_, scope) => HiddenWorld.IsIn(await AuditLineReader.ReadAsync(scope.Db, scope.Access, [Entry(scope)], None))
            ),
            RowProbe.ForKeeper(
                "Features.Catalog.Policies.StatingDocuments",
                async (_, scope) => (await StatingDocuments.KeepAsync(scope, [await HiddenWorld.DocumentAsync(scope)], None)).Count > 0
            ),
            RowProbe.ForKeeper(
                "Features.Decisions.WhyNot.AskableItems",
                async (world, scope) =>
                    await world
                        .Get<AskableItems>()
                        .FindAsync(scope.Db, scope.Actor, scope.Access, SlateKind.Document, HiddenWorld.Document, None)
                        is not null
            ),
            RowProbe.ForKeeper(
                "Features.People.Grants.GrantedObjects",
                async (_, scope) =>
                    (await GrantedObjects.ReadAsync(scope.Db, scope.Access, [(GrantKinds.Document, HiddenWorld.Document)], None)).KeyOf(
                        GrantKinds.Document,
                        HiddenWorld.Document
                    )
                        is not null
            ),
        ];

    private static RowProbe[] Rights() =>
        [
            RowProbe.ForKeeper(
                "Features.Documents.Administration.DocumentRights",
                async (_, scope) => DocumentRights.MaySee(scope.Access, DocumentAccess.From(await HiddenWorld.DocumentAsync(scope)))
            ),
            RowProbe.ForKeeper(
                "Features.Impact.ImpactRights",
                (_, scope) => ImpactRights.MayTryDocumentAsync(scope, new ImpactSubject(ImpactKind.Document, HiddenWorld.Document, 1), None)
            ),
        ];

    // these ask whether somebody may read documents at all
    private static RowProbe[] Work() =>
        [
            // without a role nobody edits a draft either, so only the decision point can say no to somebody who has one
            new(
                "Features.Documents.Administration.Drafts.OwnDocuments",
                world => world.Overseer,
                async (_, scope) => (await new OwnDocuments().ReadAsync(new WaitingDesk(scope), None)).Count > 0
            )
            {
                Denied = world => [world.Desk.TenantId.ToString("D")],
            },
            RowProbe.ForNobody(
                "Features.Documents.Administration.List.ExpiringDocuments",
                (_, scope) => new ExpiringDocuments().IsForAsync(new WaitingDesk(scope), None)
            ),
            RowProbe.ForNobody(
                "Features.Documents.Administration.Reports.OpenReports",
                (_, scope) => new OpenReports().IsForAsync(new WaitingDesk(scope), None)
            ),
            RowProbe.ForNobody(
                "Features.Documents.Administration.Versions.DraftsSentBack",
                (_, scope) => new DraftsSentBack().IsForAsync(new WaitingDesk(scope), None)
            ),
            RowProbe.ForNobody(
                "Features.Documents.Administration.Versions.DraftsToApprove",
                (_, scope) => new DraftsToApprove().IsForAsync(new WaitingDesk(scope), None)
            ),
        ];

    private static AuditEntryRow Entry(OperationScope scope) =>
        new()
        {
            TenantId = scope.Actor.TenantId,
            Id = Guid.NewGuid(),
            At = scope.Now,
            Operation = "read.document",
            ObjectKind = "document",
            ObjectId = HiddenWorld.Document,
            Outcome = "done",
            DetailsJson = "{}",
            Hash = new('0', 64),
            ItemId = HiddenWorld.Document,
        };
}
