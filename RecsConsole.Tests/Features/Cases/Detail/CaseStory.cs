using RecsConsole.Database;

namespace RecsConsole.Tests.Features.Cases.Detail;

/// <summary>What happened to a case, one event an hour.</summary>
internal sealed class CaseStory(Desk desk, CaseRow row)
{
    private int _ordinal;

    public DateTimeOffset At(int ordinal) => desk.Now.AddDays(-3).AddHours(ordinal);

    public Task AddAsync(string activity, CaseEventKind kind, string from, string to, string attributes = "{}")
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
                At = At(_ordinal),
                FromState = from,
                ToState = to,
                AttributesJson = attributes,
            }
        );
    }
}
