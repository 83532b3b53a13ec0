using RecsConsole.Engine.Access;

namespace RecsConsole.Access;

/// <summary>
/// Asks the access policy for one request and fails closed: a check that throws denies with check_failed and sets <see cref="HasFailed"/>.
/// </summary>
public sealed partial class AccessCheck(AccessPolicy policy, AccessSubject subject, DateTimeOffset at, ILogger logger)
{
    /// <summary>A check could not be made, so some of what was denied may in fact be permitted.</summary>
    public bool HasFailed { get; private set; }

    public AccessSubject Subject => subject;

    /// <summary>The same check for somebody else, such as a person who is asked about a case.</summary>
    public AccessCheck For(AccessSubject other) => new(policy, other, at, logger);

    /// <summary>Records that an external check, such as the decision point, did not answer.</summary>
    public void MarkFailed() => HasFailed = true;

    public AccessDecision Decide(AccessOperation operation, AccessResource resource)
    {
        try
        {
            return policy.Decide(subject, operation, resource, at);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (!HasFailed)
            {
                LogCheckFailed(logger, e, operation);
            }

            HasFailed = true;
            return AccessDecision.Failed;
        }
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "Permission for {Operation} could not be checked; denied")]
    private static partial void LogCheckFailed(ILogger logger, Exception exception, AccessOperation operation);
}
