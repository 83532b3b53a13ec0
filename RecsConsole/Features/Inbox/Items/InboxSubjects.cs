using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Inbox.Items;

/// <summary>The subjects of items, as far as their reader may see them now: cases, documents, actions, people, and other topics.</summary>
internal sealed class InboxSubjects
{
    private readonly Dictionary<Guid, CaseRow> _cases;
    private readonly Dictionary<string, string> _documents;
    private readonly Dictionary<string, string> _actions;
    private readonly Dictionary<Guid, string> _names;

    private readonly IReadOnlyDictionary<string, string> _versions;
    private readonly InboxTopics _topics;

    private InboxSubjects(
        Dictionary<Guid, CaseRow> cases,
        Dictionary<string, string> documents,
        Dictionary<string, string> actions,
        Dictionary<Guid, string> names,
        IReadOnlyDictionary<string, string> versions,
        InboxTopics topics
    ) => (_cases, _documents, _actions, _names, _versions, _topics) = (cases, documents, actions, names, versions, topics);

    public static async Task<InboxSubjects> ReadAsync(
        OperationScope scope,
        IReadOnlyCollection<InboxItemRow> rows,
        IEnumerable<JobInfo> jobs,
        CancellationToken cancellationToken
    )
    {
        var documents = await ReadDocumentsAsync(scope, rows, cancellationToken);
        var actions = rows.Where(row => IsOfAction(row.Kind)).Select(row => row.Reference).OfType<string>();
        var people = rows.Select(row => row.FromId)
            .Concat(rows.Select(row => row.InPlaceOfId))
            .Concat(rows.Where(row => IsOfAssignment(row.Kind)).Select(AssigneeOf))
            .OfType<Guid>();
        return new(
            await ReadCasesAsync(scope, rows, cancellationToken),
            documents,
            await ActionTitles.ReadAsync(scope.Db, actions, cancellationToken),
            await PeopleNames.ReadAsync(scope.Db, people, cancellationToken),
            await ReadVersionsAsync(scope, rows, cancellationToken),
            await InboxTopics.ReadAsync(scope, rows, jobs, cancellationToken)
        );
    }

    /// <summary>The item; without content that its reader may not see.</summary>
    public InboxLine ToLine(InboxItemRow row)
    {
        var found = row.CaseId is { } caseId ? _cases.GetValueOrDefault(caseId) : null;
        var document = IsOfDocument(row.Kind) ? row.Reference : null;
        var isHidden =
            (row.CaseId is not null && found is null)
            || (document is not null && !_documents.ContainsKey(document))
            || (IsOfVersion(row.Kind) && !_versions.ContainsKey(row.Reference ?? ""))
            || !_topics.MaySee(row);
        if (isHidden)
        {
            return new(row.Id, row.Kind, row.At, null, row.ReadAt is null, IsWaiting: false) { IsHidden = true };
        }

        return new(row.Id, row.Kind, row.At, NameOf(row.FromId), row.ReadAt is null, OwnItems.Waits(row))
        {
            InPlaceOf = NameOf(row.InPlaceOfId),
            CaseKey = found?.Key,
            CaseTitle = found?.Title,
            About = AboutOf(row),
            RequestId = ApprovalNews.RequestOf(row),
            DocumentKey = document,
            Version = IsOfVersion(row.Kind) ? VersionSent.Parse(row.Reference) : null,
            Target = InboxTopics.TargetOf(row),
            Text = string.IsNullOrWhiteSpace(row.Text) ? null : StoredText.Read(row.Text)!.Words,
        };
    }

    private string? AboutOf(InboxItemRow row) =>
        row.Kind switch
        {
            var kind when IsOfDocument(kind) => _documents.GetValueOrDefault(row.Reference ?? ""),
            var kind when IsOfVersion(kind) => _versions.GetValueOrDefault(row.Reference ?? ""),
            var kind when IsOfAction(kind) => _actions.GetValueOrDefault(row.Reference ?? "", row.Reference ?? ""),
            var kind when IsOfAssignment(kind) => NameOf(AssigneeOf(row)),
            InboxKind.SlaAtRisk or InboxKind.Written or InboxKind.NotCarried => row.Reference,
            _ => _topics.AboutOf(row),
        };

    private string? NameOf(Guid? person) => person is { } id ? _names.GetValueOrDefault(id, Texts.SomebodyWhoLeft) : null;

    private static async Task<Dictionary<Guid, CaseRow>> ReadCasesAsync(
        OperationScope scope,
        IReadOnlyCollection<InboxItemRow> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Select(row => row.CaseId).OfType<Guid>().Distinct().ToList();
        var found = await scope.Db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var kept = await scope.KeepAsync(AccessOperation.ViewCase, found, AccessResources.Of, cancellationToken);
        return kept.ToDictionary(row => row.Id);
    }

    // Titles of the newest published version of each. An access list limits readers; owners and administrators handle reports without being
    // on it.
    private static async Task<Dictionary<string, string>> ReadDocumentsAsync(
        OperationScope scope,
        IReadOnlyCollection<InboxItemRow> rows,
        CancellationToken cancellationToken
    )
    {
        var keys = rows.Where(row => IsOfDocument(row.Kind))
            .Select(row => row.Reference)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var found = await scope
            .Db.Documents.AsNoTracking()
            .Where(row => keys.Contains(row.Key) && row.Status != DocumentStatus.Draft)
            .OrderBy(row => row.Version)
            .ToListAsync(cancellationToken);
        var newest = found.GroupBy(row => row.Key, StringComparer.Ordinal).Select(versions => versions.Last()).ToList();
        var subject = scope.Access.Subject;
        var isAdministrator = subject.Roles.Contains(ConsoleRole.Admin);
        var kept = await scope.KeepAsync(
            AccessOperation.ViewDocument,
            newest,
            row =>
                isAdministrator || row.OwnerId == subject.PersonId
                    ? AccessResources.OfDocument(row.TenantId, row.Key, row.Classification, [.. row.Regions], [])
                    : AccessResources.Of(row),
            cancellationToken
        );
        return kept.ToDictionary(row => row.Key, row => row.Title, StringComparer.Ordinal);
    }

    // titles of the catalog are for those who may read it
    private static async Task<IReadOnlyDictionary<string, string>> ReadVersionsAsync(
        OperationScope scope,
        IEnumerable<InboxItemRow> rows,
        CancellationToken cancellationToken
    )
    {
        var references = rows.Where(row => IsOfVersion(row.Kind)).Select(row => row.Reference).OfType<string>().ToList();
        return references.Count > 0 && await new WaitingDesk(scope).MayAsync(AccessOperation.ViewCatalog, cancellationToken)
            ? await VersionNews.TitlesAsync(scope.Db, references, cancellationToken)
            : new Dictionary<string, string>(StringComparer.Ordinal);
    }

    private static bool IsOfVersion(InboxKind kind) => kind is InboxKind.ToPublish or InboxKind.SentBack or InboxKind.ErasureDone;

    private static bool IsOfDocument(InboxKind kind) => kind is InboxKind.Reported or InboxKind.ReportFixed or InboxKind.ReportRejected;

    private static bool IsOfAction(InboxKind kind) =>
        kind
            is InboxKind.ToApprove
                or InboxKind.Approved
                or InboxKind.Rejected
                or InboxKind.Lapsed
                or InboxKind.Escalated
                or InboxKind.Informed
                or InboxKind.RuleReported
                or InboxKind.RuleChanged
                or InboxKind.RuleKept
                or InboxKind.RequiredDeclined;

    private static bool IsOfAssignment(InboxKind kind) => kind is InboxKind.Taken or InboxKind.Given;

    private static Guid? AssigneeOf(InboxItemRow row) => Guid.TryParse(row.Reference, out var id) ? id : null;
}
