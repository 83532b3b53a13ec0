using System.Text.Json;
using RecsConsole.Database;

namespace RecsConsole.Features.Cases.Exchange;

/// <summary>A case as sent to another system: stored keys and codes, untranslated.</summary>
public sealed record ExchangedCase(Guid Id, string Key, string Title, string Description, string Type, string IssueType, string State)
{
    public bool IsOpen { get; init; }

    public int? Priority { get; init; }

    public string? Product { get; init; }

    public string? Region { get; init; }

    public string? Language { get; init; }

    public string? Team { get; init; }

    /// <summary>Key of the assignee.</summary>
    public string? Assignee { get; init; }

    /// <summary>Key of the customer.</summary>
    public string? Account { get; init; }

    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Time of the case's last event.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? Deadline { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public string? Resolution { get; init; }

    public bool? SlaMet { get; init; }

    public bool Reopened { get; init; }

    public int Events { get; init; }

    public long Revision { get; init; }

    /// <param name="people">Keys of people by id.</param>
    internal static ExchangedCase From(CaseRow row, IReadOnlyDictionary<Guid, string> people) =>
        new(row.Id, row.Key, row.Title, row.Description, row.TypeKey, row.IssueType, row.Status)
        {
            IsOpen = row.IsOpen,
            Priority = row.Priority,
            Product = row.Product,
            Region = row.Region,
            Language = row.Language,
            Team = row.TeamKey,
            Assignee = row.AssigneeId is { } person ? people.GetValueOrDefault(person) : null,
            Account = row.AccountKey,
            Fields = JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson) ?? new(StringComparer.Ordinal),
            OpenedAt = row.OpenedAt,
            UpdatedAt = row.LastEventAt,
            Deadline = row.SlaDeadline,
            ResolvedAt = row.ResolvedAt,
            Resolution = row.Resolution,
            SlaMet = row.SlaMet,
            Reopened = row.Reopened,
            Events = row.EventCount,
            Revision = row.Revision,
        };
}
