using RecsConsole.Casework.Conversation;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Conversation.Replying;

/// <summary>Stores the citations of an unsent message beside its draft.</summary>
internal sealed class ReplySources(IDraftStore drafts, ActorProvider actors, DraftKey key)
{
    public async Task<IReadOnlyList<Citation>> ReadAsync(CancellationToken cancellationToken)
    {
        var kept = await drafts.ReadAsync(await actors.GetAsync(cancellationToken), key, cancellationToken);
        return kept.Value?.As<List<Citation>>() ?? [];
    }

    public async Task KeepAsync(IReadOnlyList<Citation> citations, CancellationToken cancellationToken)
    {
        var text = citations.Count == 0 ? "" : Citation.Write(citations);
        await drafts.SaveAsync(await actors.GetAsync(cancellationToken), key, text, cancellationToken);
    }

    /// <summary>Deletes the citations, after the message was sent.</summary>
    /// <param name="known">Citations restored later than this are kept.</param>
    public async Task ForgetAsync(DateTimeOffset known) =>
        await drafts.ForgetAsync(await actors.GetAsync(CancellationToken.None), key, known, CancellationToken.None);
}
