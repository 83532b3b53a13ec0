using RecsConsole.Components.Drafts;
using RecsConsole.Platform;

namespace RecsConsole.Features.Drafts;

/// <summary>Draft storage for the forms of the UI kit, using the operations of this feature.</summary>
public sealed class DraftStore(ReadTextDraft readTextDraft, SaveTextDraft saveTextDraft, DeleteTextDraft deleteTextDraft) : IDraftStore
{
    public Task<Result<KeptText>> ReadAsync(Actor actor, DraftKey draft, CancellationToken cancellationToken) =>
        readTextDraft.RunAsync(actor, draft, cancellationToken);

    public Task<Result<KeptText>> SaveAsync(Actor actor, DraftKey draft, string text, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(text)
            ? deleteTextDraft.RunAsync(actor, draft, known: null, cancellationToken)
            : saveTextDraft.RunAsync(actor, new(draft, text), cancellationToken);

    public Task<Result<KeptText>> ForgetAsync(Actor actor, DraftKey draft, DateTimeOffset known, CancellationToken cancellationToken) =>
        deleteTextDraft.RunAsync(actor, draft, known, cancellationToken);
}
