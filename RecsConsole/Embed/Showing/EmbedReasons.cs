using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Platform;

namespace RecsConsole.Embed.Showing;

/// <summary>Reads why each item of a panel is suggested: the same explanation as on the case page.</summary>
internal sealed class EmbedReasons(ReadEvidence readEvidence)
{
    public async Task<IReadOnlyList<EmbedReason>> ReadAsync(Actor actor, EmbedCase shown, CancellationToken cancellationToken)
    {
        if (shown.Decision?.DecisionId is not { } decision)
        {
            return [];
        }

        var reasons = new List<EmbedReason>();
        foreach (var item in shown.Items)
        {
            var read = await readEvidence.RunAsync(actor, new(decision, item.Kind, item.Id), cancellationToken);
            reasons.Add(new(item.Title, read.Value?.Why, read.Error?.Message));
        }

        return reasons;
    }
}

/// <summary>Why one item is suggested.</summary>
/// <param name="Why">Null when it could not be read.</param>
/// <param name="Trouble">Why it could not be read.</param>
public sealed record EmbedReason(string Title, WhyView? Why, string? Trouble);
