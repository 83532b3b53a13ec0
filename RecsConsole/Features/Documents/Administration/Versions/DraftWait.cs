using RecsConsole.Casework;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>Whom a draft waits for: people who may approve it and read it, and did not write it.</summary>
/// <param name="Others">Their names; empty when nobody is left who could.</param>
/// <param name="IsOwn">The reader wrote it.</param>
/// <param name="IsByOwnKey">A key that the reader created wrote it.</param>
public sealed record DraftWait(IReadOnlyList<string> Others, bool IsOwn, bool IsByOwnKey)
{
    /// <summary>Null when the draft waits for the reader, or is none that they may edit.</summary>
    /// <param name="makers">The people who created a key that wrote on the draft.</param>
    internal static async Task<DraftWait?> ReadAsync(
        WaitingDesk desk,
        DocumentRow draft,
        IEnumerable<Guid> makers,
        CancellationToken cancellationToken
    )
    {
        var (check, document) = (desk.Scope.Access, DocumentAccess.From(draft));
        var (isOwn, byKeysOf) = (draft.AuthorId == desk.ReaderId, makers.ToHashSet());
        var isByOwnKey = byKeysOf.Contains(desk.ReaderId);
        if (!DocumentRights.MayEdit(check, document) || (DocumentRights.MayApprove(check, document) && !isOwn && !isByOwnKey))
        {
            return null;
        }

        var others = await OthersAsync(desk, document, [.. byKeysOf, draft.AuthorId ?? Guid.Empty], cancellationToken);
        var names = await PeopleNames.ReadAsync(desk.Scope.Db, others, cancellationToken);
        return new(PeopleNames.Known(names, others), isOwn, isByOwnKey);
    }

    /// <summary>Who else could approve the draft.</summary>
    /// <param name="writers">Author and makers of keys that wrote on it.</param>
    internal static Task<IReadOnlyList<Guid>> OthersAsync(
        WaitingDesk desk,
        DocumentAccess document,
        HashSet<Guid> writers,
        CancellationToken cancellationToken
    ) =>
        desk.OthersAsync(
            ApproveVersion.Right,
            writers,
            cancellationToken,
            AccessResources.OfDocument(desk.Scope.Actor.TenantId, "", document.Classification, [.. document.Regions], [])
        );
}
