namespace RecsConsole.Casework.Judgements;

/// <summary>The one verdict on a case that several people judged.</summary>
public static class AgreedVerdict
{
    /// <summary>What all said; otherwise the lead's decision; null while it is disputed and undecided, or nobody judged.</summary>
    public static PairVerdict? Of(IEnumerable<PairVerdict> said, PairVerdict? decided)
    {
        var verdicts = said.Distinct().ToList();
        return verdicts switch
        {
            [] => null,
            [var agreed] => agreed,
            _ => decided,
        };
    }
}
