using RecsConsole.Platform;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>Summary of one operation on several runs.</summary>
public sealed class RunAnswers(int asked)
{
    private readonly List<string> _refusals = [];

    /// <param name="refusal">Null when the operation succeeded.</param>
    public void Add(Error? refusal)
    {
        if (refusal is not null)
        {
            _refusals.Add(refusal.Message);
        }
    }

    /// <param name="done">The result as the end of a sentence: "asked to stop".</param>
    public string Words(string done)
    {
        var count =
            _refusals.Count == 0
                ? (asked == 1 ? Texts.OneRun.With(done) : Texts.RunsWere.With(asked, done))
                : Texts.OfRuns.With(asked - _refusals.Count, asked, done);
        return string.Join(' ', _refusals.Distinct(StringComparer.Ordinal).Prepend(count));
    }
}
