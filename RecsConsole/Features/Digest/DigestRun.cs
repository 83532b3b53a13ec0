namespace RecsConsole.Features.Digest;

/// <summary>What a run did.</summary>
/// <param name="Sent">Digests sent.</param>
/// <param name="Empty">People for whom nothing waits: they get no mail.</param>
/// <param name="Failed">Digests that were not accepted; the next run of the day tries again.</param>
public sealed record DigestRun(int Sent, int Empty, int Failed)
{
    /// <summary>People who would have got one if a mail server were configured; null when there is one.</summary>
    public int? Without { get; init; }
}
