using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Connections.Carrying;

/// <summary>The result of what was sent, on the case; the person who decided it is notified if it was not carried.</summary>
internal static class CarriedNews
{
    public static async Task AddAsync(OperationScope scope, CaseRow row, OutboxRow sent, Carriage news, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var key = $"carried:{sent.Id:D}";
        var system = await db
            .Connections.Where(each => each.Id == sent.ConnectionId)
            .Select(each => each.Name)
            .FirstAsync(cancellationToken);
        var attributes = new Dictionary<string, string>(news.Attributes, StringComparer.Ordinal)
        {
            [RemoteEvents.SystemAttribute] = system,
            [RemoteEvents.TicketAttribute] = sent.TicketId,
            [RemoteEvents.WordsAttribute] = sent.Error ?? "",
        };
        var isWell = news.Happened is RemoteEvents.Carried or RemoteEvents.OwnerCarried;
        CaseEvents.Append(
            db,
            row,
            new(key, news.Happened, CaseEventKind.System, null, scope.Now)
            {
                AttributesJson = JsonSerializer.Serialize(attributes),
                IsNoNews = isWell,
            }
        );
        if (!isWell && sent.PersonId is { } person)
        {
            var item = new InboxNews(person, key, InboxKind.NotCarried, scope.Now)
            {
                CaseId = row.Id,
                Reference = news.Happened,
                Text = StoredText.Read(sent.Error)?.Words,
            };
            await InboxPost.NotifyAsync(db, item, cancellationToken);
        }
    }
}

/// <summary>What became of something that was sent.</summary>
/// <param name="Happened">Activity of the event, see <see cref="RemoteEvents"/>.</param>
/// <param name="Attributes">More attributes of the event.</param>
internal sealed record Carriage(string Happened, Dictionary<string, string> Attributes);
