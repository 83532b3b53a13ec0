using System.Text.Json;

namespace RecsConsole.Connectors.Redmine;

// The parts of Redmine's REST API in use: https://www.redmine.org/projects/redmine/wiki/Rest_api

internal sealed record IssueList(IReadOnlyList<RedmineIssue>? Issues, int TotalCount, int Offset);

internal sealed record IssueAnswer(RedmineIssue? Issue);

internal sealed record RedmineIssue(int Id, string? Subject, string? Description, DateTimeOffset CreatedOn, DateTimeOffset UpdatedOn)
{
    public RedmineName? Project { get; init; }

    public RedmineName? Tracker { get; init; }

    public RedmineName? Status { get; init; }

    public RedmineName? Priority { get; init; }

    public RedmineName? Author { get; init; }

    public RedmineName? AssignedTo { get; init; }

    /// <summary>A day without a time.</summary>
    public DateOnly? DueDate { get; init; }

    public bool? IsPrivate { get; init; }

    public IReadOnlyList<RedmineField>? CustomFields { get; init; }

    public IReadOnlyList<RedmineJournal>? Journals { get; init; }

    public IReadOnlyList<RedmineName>? AllowedStatuses { get; init; }

    public IReadOnlyList<RedmineAttachment>? Attachments { get; init; }
}

internal sealed record RedmineAttachment(long Id, string? Filename, long? Filesize);

internal sealed record UploadAnswer(RedmineUpload? Upload);

internal sealed record RedmineUpload(string? Token);

/// <summary>An uploaded file that is to belong to a note.</summary>
internal sealed record RedmineNoteFile(string Token, string Filename, string ContentType);

internal sealed record RedmineName(int Id, string? Name);

internal sealed record RedmineField(string? Name, JsonElement Value)
{
    public int Id { get; init; }

    public bool HasSeveral => Value.ValueKind == JsonValueKind.Array;

    /// <summary>A list becomes comma-separated values; null when it is empty, or no Unicode text.</summary>
    public string? Text
    {
        get
        {
            try
            {
                return Words();
            }
            catch (InvalidOperationException)
            {
                return null; // half a character, such as \ud800 alone, is valid JSON and found only when it is read
            }
        }
    }

    private string? Words() =>
        Value.ValueKind switch
        {
            JsonValueKind.String => Value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Array => string.Join(", ", Value.EnumerateArray().Select(each => each.ToString())) is { Length: > 0 } list
                ? list
                : null,
            JsonValueKind.Number => Value.GetRawText(),
            _ => null,
        };
}

internal sealed record RedmineJournal(long Id, string? Notes, DateTimeOffset CreatedOn, bool PrivateNotes)
{
    public RedmineName? User { get; init; }

    public IReadOnlyList<RedmineDetail>? Details { get; init; }
}

/// <param name="NewValue">Null when something was removed.</param>
internal sealed record RedmineDetail(string? Property, string? Name, string? NewValue)
{
    /// <summary>Null when there was nothing before.</summary>
    public string? OldValue { get; init; }
}

internal sealed record StatusList(IReadOnlyList<RedmineName>? IssueStatuses);

internal sealed record PriorityList(IReadOnlyList<RedminePriority>? IssuePriorities);

internal sealed record RedminePriority(int Id, bool IsDefault);

internal sealed record UserAnswer(RedmineUser? User);

internal sealed record UserList(IReadOnlyList<RedmineUser>? Users);

internal sealed record RedmineUser(int Id, string? Login, string? Mail)
{
    /// <summary>An administrator, who may do everything; returned for the own account only.</summary>
    public bool? Admin { get; init; }

    public IReadOnlyList<RedmineMembership>? Memberships { get; init; }
}

internal sealed record MembershipList(IReadOnlyList<RedmineMembership>? Memberships, int TotalCount);

internal sealed record RedmineMembership(RedmineName? Project, IReadOnlyList<RedmineName>? Roles)
{
    /// <summary>The member; null for a group.</summary>
    public RedmineName? User { get; init; }
}

internal sealed record RoleAnswer(RedmineRole? Role);

internal sealed record RedmineRole(IReadOnlyList<string>? Permissions);
