using RecsConsole.Api.Replays;

namespace RecsConsole.Api.Bringing.Joining;

/// <summary>A request with one row.</summary>
/// <param name="Key">Its idempotency key; null when it has none.</param>
internal sealed record SingleRow<T>(T Row, SingleKey? Key);

/// <summary>The idempotency key of a request.</summary>
/// <param name="Hash">What requests with the same key must be the same in; see <see cref="ApiReplays.HashOf"/>.</param>
internal sealed record SingleKey(string Name, byte[] Hash)
{
    public static SingleKey? From(HttpContext context, byte[] body) =>
        ApiReplays.NameOf(context) is { } name ? new(name, ApiReplays.HashOf(context.Request, body)) : null;
}
