namespace RecsConsole.Platform.Outbound;

/// <summary>A request that was not sent, because the server may not connect there.</summary>
public sealed class OutboundRefusedException : HttpRequestException
{
    public OutboundRefusedException() { }

    public OutboundRefusedException(string message)
        : base(message) { }

    public OutboundRefusedException(string message, Exception inner)
        : base(message, inner) { }

    /// <param name="problem">What to do, for whoever entered the address.</param>
    public OutboundRefusedException(StoredText problem)
        : base("The server may not connect there.") => Problem = problem;

    /// <summary>What to do, for whoever entered the address.</summary>
    public StoredText? Problem { get; }

    /// <summary>Why a request was not sent; null when it failed for another reason. One that is refused while connecting is wrapped.</summary>
    public static StoredText? ProblemOf(Exception? failed)
    {
        for (var each = failed; each is not null; each = each.InnerException)
        {
            if (each is OutboundRefusedException { Problem: { } problem })
            {
                return problem;
            }
        }

        return null;
    }
}
