using RecsConsole.Embed.Replying;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Platform;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Embed.Showing;

/// <summary>Reads what a panel shows of a case, with the operations of the case page.</summary>
internal sealed class EmbedReading(ReadCase readCase, RecommendForCase recommendForCase, EmbedReply reply, EmbedReasons reasons)
{
    /// <summary>Null when the viewer may not see the case.</summary>
    /// <param name="before">What the panel showed; null when it opens.</param>
    public async Task<EmbedCase?> ReadAsync(Actor actor, string caseKey, EmbedBefore? before, CancellationToken cancellationToken)
    {
        var read = await readCase.RunAsync(actor, caseKey, cancellationToken);
        if (read.Value is not { } view)
        {
            return null;
        }

        var recommended = !view.IsAdvised
            ? Error.NotFound(Texts.NothingIsSuggested)
            : before?.DecisionFor(view.Head.Id)
                ?? await recommendForCase.RunAsync(actor, new(view.Head.Id, before?.Shown.Id), cancellationToken);
        var shown = new EmbedCase(view, recommended.Value) { Said = before?.Said, Trouble = recommended.Error?.Message };
        return shown with
        {
            MayQuote = await reply.MayQuoteAsync(actor, view, shown.Document, cancellationToken),
            Reasons = before is { AsksWhy: true } ? await reasons.ReadAsync(actor, shown, cancellationToken) : [],
        };
    }
}

/// <summary>What the panel showed, and what its form asked for.</summary>
internal sealed record EmbedBefore(SealedId Shown)
{
    public EmbedResult? Said { get; init; }

    /// <summary>The viewer asked why these are suggested.</summary>
    public bool AsksWhy { get; init; }

    public Result<ShownDecision>? Decision { get; init; }

    // with a cookie, a form of one case may be sent to the URL of another
    public Result<ShownDecision>? DecisionFor(Guid caseId) => Shown.CaseId == caseId ? Decision : null;
}
