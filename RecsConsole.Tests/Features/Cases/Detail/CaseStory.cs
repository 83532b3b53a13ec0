using RecsConsole.Casework.Conversation;
using RecsConsole.Database;

namespace RecsConsole.Tests.Features.Cases.Detail;

/// <summary>What happened to a case, one event an hour.</summary>
internal sealed class CaseStory(Desk desk, CaseRow row)
{
    private int _ordinal;

    public DateTimeOffset At(int ordinal) => desk.Now.AddDays(-3).AddHours(ordinal);

    public Task AddAsync(string activity, CaseEventKind kind, string? from, string? to, string attributes = "{}", Guid? by = null)
    {
        _ordinal++;
        return desk.AddAsync(
            new CaseEventRow
            {
                TenantId = row.TenantId,
                CaseId = row.Id,
                Ordinal = _ordinal,
                EventKey = $"e{_ordinal}",
                Activity = activity,
                Kind = kind,
                ActorId = by,
                At = At(_ordinal),
                FromState = from,
                ToState = to,
                AttributesJson = attributes,
            }
        );
    }

    /// <summary>The customer writes.</summary>
    public async Task WriteAsync(string text)
    {
        var id = Guid.NewGuid();
        await desk.AddAsync(
            new MessageRow
            {
                TenantId = row.TenantId,
                Id = id,
                CaseId = row.Id,
                At = At(_ordinal + 1),
                Direction = MessageDirection.Inbound,
                Channel = CaseMessages.Mail,
                Text = text,
            }
        );
        await AddAsync(CaseMessages.Received, CaseEventKind.Message, null, null, CaseMessages.EventAttributes(id));
    }
}
