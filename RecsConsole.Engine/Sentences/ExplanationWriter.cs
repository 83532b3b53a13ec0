using RecsConsole.Engine.Claims;

namespace RecsConsole.Engine.Sentences;

/// <summary>
/// Writes claims for a reader and shows nothing unverified: a sentence that states more than its facts, or makes a promise, is replaced by
/// the plain one.
/// </summary>
/// <param name="rejected">Called with the template and the problem, never the text.</param>
public sealed class ExplanationWriter(
    LabelLookup labels,
    string language = ClaimTemplates.DefaultLanguage,
    Action<string, string>? rejected = null
)
{
    /// <summary>The language in which sentences are written.</summary>
    public string Language => ExplanationLanguage.From(language).Code;

    /// <summary>The sentence of a claim, or the plain one.</summary>
    public IReadOnlyList<ClaimSegment> Write(Claim claim, IReadOnlyList<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var segments = Draft(claim, facts);
        return Passes(segments, claim, facts) ? segments : Plain();
    }

    /// <summary>The sentence of a claim before verification: for measurements, never for display.</summary>
    public IReadOnlyList<ClaimSegment> Draft(Claim claim, IReadOnlyList<Fact> facts) =>
        ClaimRenderer.Render(claim, facts, labels, Language);

    /// <summary>The confidence label with its reason, or with the plain sentence.</summary>
    public IReadOnlyList<ClaimSegment> WriteConfidence(Confidence confidence, IReadOnlyList<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        var label = ClaimTemplates.Label(confidence.Label, Language);
        return [new($"{label}: ", null), .. Write(confidence.Reason, facts)];
    }

    /// <summary>A sentence written elsewhere for a claim, if it passes verification; else the claim's own.</summary>
    public IReadOnlyList<ClaimSegment> Accept(string text, Claim claim, IReadOnlyList<Fact> facts)
    {
        IReadOnlyList<ClaimSegment> offered = [new(text, null)];
        return Passes(offered, claim, facts) ? offered : Write(claim, facts);
    }

    /// <summary>Why a sentence is not shown; null when it is.</summary>
    public string? ProblemOf(IReadOnlyList<ClaimSegment> segments, Claim claim, IReadOnlyList<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(segments);
        foreach (var segment in segments)
        {
            // names are not checked: they may contain any word
            if (segment.FactId is null && ForbiddenClaims.Find(segment.Text, Language) is { } promise)
            {
                return $"it promises: {promise}";
            }
        }

        return ExplanationVerifier.Problem(segments, claim, facts, labels, Language);
    }

    private bool Passes(IReadOnlyList<ClaimSegment> segments, Claim claim, IReadOnlyList<Fact> facts)
    {
        if (ProblemOf(segments, claim, facts) is not { } problem)
        {
            return true;
        }

        rejected?.Invoke(claim.Template, problem);
        return false;
    }

    private IReadOnlyList<ClaimSegment> Plain() => [new(ClaimTemplates.Text(ClaimTemplates.Plain, Language), null)];
}
