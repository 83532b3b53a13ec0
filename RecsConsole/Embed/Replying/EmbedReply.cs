using RecsConsole.Casework.Conversation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Conversation.Replying;
using RecsConsole.Features.Recommendations.Reading;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Embed.Replying;

/// <summary>Quotes the suggested document: for the reply on the page around the panel, or in the unsent reply of the console.</summary>
internal sealed class EmbedReply(
    RecommendForCase recommendForCase,
    ReadSuggestedDocument readSuggestedDocument,
    ProposeReply proposeReply,
    SaveQuote saveQuote,
    RespondToSlate respond
)
{
    /// <summary>Whether the viewer may quote the document to the customer.</summary>
    public async Task<bool> MayQuoteAsync(Actor actor, CaseView view, ShownItem? document, CancellationToken cancellationToken) =>
        view.MayWrite
        && document is not null
        && (await proposeReply.RunAsync(actor, new(view.Head.Id, null, [QuoteOf(document)]), cancellationToken)).Value
            is { Passage: not null, ForbiddenBy: null };

    /// <summary>Hands the passage out. That the document is used on the case is recorded first, once.</summary>
    public async Task<EmbedResult> PutAsync(Actor actor, SealedId shown, EmbedForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(actor, shown, form, cancellationToken) is not { } found)
        {
            return Wrong(Texts.DocumentIsGone);
        }

        var proposed = await proposeReply.RunAsync(actor, new(shown.CaseId, null, [QuoteOf(found.Document)]), cancellationToken);
        if (proposed.Value is not { Passage: { } passage, Citations: [var cited] })
        {
            return Wrong(proposed.Error?.Message ?? RecsConsole.Features.Conversation.Texts.NotForCustomersHint);
        }

        // the ticket system sends what is handed out, so nobody could be asked about the policy later
        if (proposed.Value.ForbiddenBy is { } policy)
        {
            return Wrong(RecsConsole.Features.Conversation.Texts.PolicyForbidsContact.With(policy));
        }

        return await UseAsync(actor, found, form, cancellationToken) is { } refused
            ? Wrong(refused.Message)
            : new(Texts.QuotedFrom.With(cited.Title), IsWrong: false)
            {
                Passage = new(passage, cited.DocumentKey, cited.Version, cited.Title),
            };
    }

    /// <summary>Adds the passage to the viewer's unsent reply in the console.</summary>
    public async Task<EmbedResult> KeepAsync(Actor actor, SealedId shown, EmbedForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(actor, shown, form, cancellationToken) is not { } found)
        {
            return Wrong(Texts.DocumentIsGone);
        }

        var kept = await saveQuote.RunAsync(actor, new(shown.CaseId, QuoteOf(found.Document)), cancellationToken);
        return kept.Value is { } cited ? new(Texts.QuotedInTheDraft.With(cited.Title), IsWrong: false) : Wrong(kept.Error!.Message);
    }

    private static EmbedResult Wrong(string words) => new(words, IsWrong: true);

    private static QuotedPassage QuoteOf(ShownItem document) => new(document.Id, document.Version, document.Passage);

    // only a document that is suggested still: its passage is that of the decision, whatever the form says
    private async Task<SuggestedPassage?> FindAsync(Actor actor, SealedId shown, EmbedForm form, CancellationToken cancellationToken)
    {
        var decision = (await recommendForCase.RunAsync(actor, new(shown.CaseId, shown.Id), cancellationToken)).Value;
        var document = decision
            ?.Slate(SlateKind.Document)
            .Items.FirstOrDefault(item => string.Equals(item.Id, form.Text(EmbedForm.ItemField), StringComparison.Ordinal));
        return document is not null && decision!.DecisionId is { } id ? new(id, document) : null;
    }

    // null when the use is recorded, now or before
    private async Task<Error?> UseAsync(Actor actor, SuggestedPassage found, EmbedForm form, CancellationToken cancellationToken)
    {
        var opened = await readSuggestedDocument.RunAsync(actor, new(found.DecisionId, found.Document.Id), cancellationToken);
        if (opened.Value is not { } view || view.Said is { IsUseful: true })
        {
            return opened.Error;
        }

        return Guid.TryParse(form.Text(EmbedForm.ResponseField), out var response)
            ? (
                await respond.RunAsync(
                    actor,
                    new(response, found.DecisionId, ResponseKind.Accept, SlateKind.Document, found.Document.Id),
                    cancellationToken
                )
            ).Error
            : Error.Invalid(Texts.DocumentIsGone);
    }

    private sealed record SuggestedPassage(Guid DecisionId, ShownItem Document);
}
