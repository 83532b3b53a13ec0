using RecsConsole.Casework;
using RecsConsole.Database;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>What had been suggested when something else was requested, and why it was passed over.</summary>
/// <param name="Suggested">Title of the first suggestion; null when there was none.</param>
/// <param name="Reason">The reason in words.</param>
public sealed record InsteadOf(string? Suggested, string Reason)
{
    internal static async Task<InsteadOf?> ReadAsync(ConsoleDbContext db, ResponseRow? asked, CancellationToken cancellationToken)
    {
        if (asked is not { Kind: ResponseKind.Override, Reason: { } reason })
        {
            return null;
        }

        var titles = asked.ItemId is { } passedOver ? await ActionTitles.ReadAsync(db, [passedOver], cancellationToken) : [];
        var words = DismissReasons.All.FirstOrDefault(each => string.Equals(each.Key, reason, StringComparison.Ordinal)).Value ?? reason;
        return new(asked.ItemId is { } key ? titles.GetValueOrDefault(key, key) : null, words);
    }
}
