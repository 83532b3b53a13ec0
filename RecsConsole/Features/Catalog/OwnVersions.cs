using RecsConsole.Casework.Waiting;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Catalog;

/// <summary>The drafts that the reader wrote on and nobody sent, and what they typed into the editor without saving it.</summary>
public sealed class OwnVersions<TRow, TContent>(ICatalogItem<TRow, TContent> item, VersionAudit<TRow, TContent> audit) : IDraftSource
    where TRow : class, IVersionRow
    where TContent : IVersionContent
{
    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Catalog, ChangeKind.Draft];

    public async Task<IReadOnlyList<OwnDraft>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        if (!await desk.MayAsync(AccessOperation.ManageCatalog, cancellationToken))
        {
            return [];
        }

        var mayTry = await desk.MayAsync(AccessOperation.PublishVersion, cancellationToken);
        var inputs = await desk.KeptAsync(input => string.Equals(input.Form, item.Noun, StringComparison.Ordinal), cancellationToken);
        var kept = inputs.ToDictionary(input => input.Subject, StringComparer.Ordinal);
        var drafts = await audit.DraftsOfAsync(desk.Scope.Db, desk.ReaderId, cancellationToken);
        var saved = drafts.Take(WaitingDesk.MaxItems).Select(draft => ToDraft(draft, kept.GetValueOrDefault(draft.Key), mayTry)).ToList();
        var isSaved = saved.Select(draft => draft.Key).ToHashSet(StringComparer.Ordinal);
        return [.. saved, .. kept.Values.Select(TypedOnly).Where(draft => !isSaved.Contains(draft.Key))];
    }

    private OwnDraft ToDraft(DraftHead draft, KeptInput? typed, bool mayTry) =>
        new(
            KeyOf(draft.Key),
            Texts.VersionThatWaits.With(draft.Title, draft.Version),
            typed is null ? AddressOf(draft.Key) : EditAddressOf(draft.Key),
            typed?.At > draft.UpdatedAt ? typed.At : draft.UpdatedAt
        )
        {
            Detail = GovernedItemLabels.NounOf(item.Noun),
            HasUnsavedInput = typed is not null,
            Impact = mayTry ? new(item.Impact, draft.Key, draft.Version) : null,
        };

    private OwnDraft TypedOnly(KeptInput typed) =>
        new(
            KeyOf(typed.Subject),
            TitleOf(typed),
            VersionEditor.IsNew(typed.Subject) ? $"{item.Root}/new" : EditAddressOf(typed.Subject),
            typed.At
        )
        {
            Detail = GovernedItemLabels.NounOf(item.Noun),
            HasUnsavedInput = true,
        };

    private string TitleOf(KeptInput typed)
    {
        // null when another version of this program kept it
        var kept = new KeptText(typed.Text, typed.At).As<KeptDraft<TContent>>();
        var title = kept?.Content.Title;
        return kept?.Base is { } known ? Texts.VersionThatWaits.With(known.Text.Title, known.SavesVersion)
            : !string.IsNullOrWhiteSpace(title) ? title
            : VersionEditor.IsNew(typed.Subject) ? Texts.New.With(GovernedItemLabels.NounOf(item.Noun))
            : typed.Subject;
    }

    private string KeyOf(string subject) => $"{item.Noun}/{subject}";

    private string AddressOf(string key) => $"{item.Root}/{Uri.EscapeDataString(key)}";

    private string EditAddressOf(string key) => $"{AddressOf(key)}/edit";
}
