using RecsConsole.Casework.Conversation;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Conversation.Replying;

/// <summary>Stores beside the draft of an unsent message what it cites, and what was proposed before it was changed.</summary>
/// <param name="proposal">Where the proposal is stored; null for a message that is proposed anew each time.</param>
internal sealed class ReplySources(IDraftStore drafts, ActorProvider actors, DraftKey key, DraftKey? proposal = null)
{
    public async Task<IReadOnlyList<Citation>> ReadAsync(CancellationToken cancellationToken)
    {
        var kept = await drafts.ReadAsync(await actors.GetAsync(cancellationToken), key, cancellationToken);
        return kept.Value?.As<List<Citation>>() ?? [];
    }

    /// <summary>The text that was proposed, to measure later how much was changed; null when it is not known.</summary>
    public async Task<string?> ReadProposalAsync(CancellationToken cancellationToken)
    {
        var kept = proposal is null ? null : await drafts.ReadAsync(await actors.GetAsync(cancellationToken), proposal, cancellationToken);
        return kept?.Value is { IsEmpty: false } text ? text.Text : null;
    }

    /// <summary>Stores both; an empty proposal is removed.</summary>
    public async Task KeepAsync(IReadOnlyList<Citation> citations, string proposed, CancellationToken cancellationToken)
    {
        await KeepAsync(citations, cancellationToken);
        await (
            proposal is null
                ? Task.CompletedTask
                : drafts.SaveAsync(await actors.GetAsync(cancellationToken), proposal, proposed, cancellationToken)
        );
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
