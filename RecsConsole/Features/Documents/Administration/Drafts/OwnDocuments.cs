using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Components.Drafts;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Documents.Administration.Drafts;

/// <summary>
/// The drafts that the reader wrote and did not send since they saved them, and what they typed into the editor without saving it.
/// </summary>
public sealed class OwnDocuments : IDraftSource
{
    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Document, ChangeKind.Draft];

    public async Task<IReadOnlyList<OwnDraft>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        if (!await desk.MayAsync(AccessOperation.ViewDocument, cancellationToken))
        {
            return [];
        }

        var inputs = await desk.KeptAsync(input => input.Form is DraftForms.Document, cancellationToken);
        var kept = inputs.ToDictionary(input => input.Subject, StringComparer.Ordinal);
        var newest = await NewestAsync(desk, [.. kept.Keys], cancellationToken);
        var sent = await SentDrafts.ReadAsync(desk.Scope.Db, [.. newest.Select(row => row.Key)], cancellationToken);
        List<OwnDraft> drafts = [];
        foreach (var row in newest.Where(row => DocumentRights.MayEdit(desk.Scope.Access, row.Access)))
        {
            var (typed, isDraft) = (kept.GetValueOrDefault(row.Key), IsDraftOf(desk.ReaderId, row, sent));
            if (typed is not null || isDraft)
            {
                drafts.Add(ToDraft(desk, row, typed, isDraft));
            }
        }

        return kept.GetValueOrDefault(DraftSection.NewSubject) is { } fresh && DocumentRights.IsAdministrator(desk.Scope.Access)
            ? [.. drafts, ToDraft(fresh)]
            : drafts;
    }

    // the newest version of each document that the reader is writing on; comments are kept under other subjects
    private static async Task<IReadOnlyList<Written>> NewestAsync(
        WaitingDesk desk,
        IReadOnlyList<string> typed,
        CancellationToken cancellationToken
    )
    {
        var (reader, documents) = (desk.ReaderId, desk.Scope.Db.Documents);
        var own = documents.Where(row => row.Status == DocumentStatus.Draft && row.AuthorId == reader).Select(row => row.Key);
        var rows = await documents
            .AsNoTracking()
            .Where(row => typed.Contains(row.Key) || own.Contains(row.Key))
            .OrderBy(row => row.Key)
            .ThenByDescending(row => row.Version)
            .Select(row => new Written(
                row.Key,
                row.Version,
                row.Revision,
                row.Title,
                row.Status,
                row.AuthorId,
                row.UpdatedAt,
                row.Text != "",
                new(row.OwnerId, row.Classification, row.Regions, row.Acl)
            ))
            .ToListAsync(cancellationToken);
        return [.. rows.DistinctBy(row => row.Key, StringComparer.Ordinal)];
    }

    private static bool IsDraftOf(Guid personId, Written row, SentDrafts sent) =>
        row.Status is DocumentStatus.Draft && row.AuthorId == personId && !sent.Has(row.Key, row.Version, row.Revision);

    /// <param name="isDraft">The newest version is the reader's draft; otherwise their input is the beginning of the next one.</param>
    private static OwnDraft ToDraft(WaitingDesk desk, Written row, KeptInput? typed, bool isDraft) =>
        new(
            KeyOf(row.Key),
            Texts.DraftThatWaits.With(row.Title, row.Status is DocumentStatus.Draft ? row.Version : row.Version + 1),
            DocumentsPage.AddressOf(row.Key),
            typed is not null && (!isDraft || typed.At > row.UpdatedAt) ? typed.At : row.UpdatedAt
        )
        {
            Detail = SharedTexts.Document.InSentence(),
            HasUnsavedInput = typed is not null,
            Impact = isDraft && row.HasText && MayTry(desk, row) ? new(ImpactKind.Document, row.Key, row.Version) : null,
        };

    private static OwnDraft ToDraft(KeptInput typed)
    {
        var title = new KeptText(typed.Text, typed.At).As<KeptDocument>()?.Draft.Title;
        return new(
            KeyOf(typed.Subject),
            string.IsNullOrWhiteSpace(title) ? Texts.NewDocument : title,
            $"{DocumentFilter.Path}/new",
            typed.At
        )
        {
            Detail = SharedTexts.Document.InSentence(),
            HasUnsavedInput = true,
        };
    }

    // as the impact report checks it: owners try drafts of their own documents
    private static bool MayTry(WaitingDesk desk, Written row) =>
        row.Access.OwnerId == desk.ReaderId || DocumentRights.MayApprove(desk.Scope.Access, row.Access);

    private static string KeyOf(string subject) => $"{DocumentAudit.ObjectKind}/{subject}";

    private sealed record Written(
        string Key,
        int Version,
        long Revision,
        string Title,
        DocumentStatus Status,
        Guid? AuthorId,
        DateTimeOffset UpdatedAt,
        bool HasText,
        DocumentAccess Access
    );
}
