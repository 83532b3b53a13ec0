using RecsConsole.Casework.Conversation;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform;

namespace RecsConsole.Features.Conversation.Replying;

/// <summary>
/// Adds a quoted passage with its citation to the actor's unsent reply, where the case page shows it. A passage that is in it already is not
/// added again.
/// </summary>
public sealed class SaveQuote(ProposeReply proposeReply, IDraftStore drafts)
{
    public async Task<Result<Citation>> RunAsync(Actor actor, SaveQuoteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var proposed = await proposeReply.RunAsync(actor, new(request.CaseId, null, [request.Quote]), cancellationToken);
        if (proposed.Error is { } refused)
        {
            return refused;
        }

        if (proposed.Value is not { Passage: { } passage, Citations: [var citation] } reply)
        {
            return Error.Invalid(Texts.NotForCustomersHint);
        }

        var key = DraftKey.OfCase(DraftForms.Reply, request.CaseId);
        var kept = await drafts.ReadAsync(actor, key, cancellationToken);
        if (kept.Error is { } unread)
        {
            return unread;
        }

        var text = kept.Value!;
        if (text.Text.Contains(passage, StringComparison.Ordinal))
        {
            return citation;
        }

        var sources = DraftKey.OfCase(DraftForms.ReplySources, request.CaseId);
        List<Citation> cited = text.IsEmpty ? [] : await CitedAsync(actor, sources, cancellationToken);
        var number = NumberOf(cited, citation);
        // the sources first: one that no text cites is dropped when the reply is sent
        var saved = await drafts.SaveAsync(actor, sources, Citation.Write(cited), cancellationToken);
        saved = saved.IsOk
            ? await drafts.SaveAsync(
                actor,
                key,
                text.IsEmpty ? reply.Text : ReplyText.Insert(text.Text, passage, number, reply.Ending),
                cancellationToken
            )
            : saved;
        return saved.Error is { } unsaved ? unsaved : citation;
    }

    private async Task<List<Citation>> CitedAsync(Actor actor, DraftKey sources, CancellationToken cancellationToken) =>
        (await drafts.ReadAsync(actor, sources, cancellationToken)).Value?.As<List<Citation>>() ?? [];

    // from 1; a document that is not cited yet is added
    private static int NumberOf(List<Citation> cited, Citation citation)
    {
        var at = cited.FindIndex(each => string.Equals(each.DocumentKey, citation.DocumentKey, StringComparison.Ordinal));
        if (at < 0)
        {
            cited.Add(citation);
            return cited.Count;
        }

        return at + 1;
    }
}

/// <summary>A passage for the unsent reply on a case.</summary>
public sealed record SaveQuoteRequest(Guid CaseId, QuotedPassage Quote);
