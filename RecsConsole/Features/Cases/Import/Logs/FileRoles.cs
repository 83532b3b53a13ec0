namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>What columns of a file can be.</summary>
public static class FileRoles
{
    private static readonly string[] s_ofEvents = ["case", "activity", "time"];

    private static readonly string[] s_moreOfEvents =
    [
        "resource",
        "group",
        "document",
        "account",
        "product",
        "priority",
        "sla_met",
        "title",
        "text",
    ];

    private static readonly string[] s_ofTickets = ["case", "opened"];

    private static readonly string[] s_moreOfTickets =
    [
        "title",
        "text",
        "status",
        "responded",
        "resolved",
        "closed",
        "updated",
        "due",
        "resource",
        "group",
        "priority",
        "product",
        "account",
        "contact",
        "contact_address",
        "contact_id",
        "resource_id",
        "sla_met",
        "reply_minutes",
        "tags",
        "comments",
        "notes",
    ];

    /// <summary>Roles with a time.</summary>
    public static IReadOnlyList<string> Times { get; } = ["time", "opened", "responded", "resolved", "closed", "updated", "due"];

    /// <summary>Required roles.</summary>
    public static IReadOnlyList<string> Required(FileKind kind) => kind is FileKind.Events ? s_ofEvents : s_ofTickets;

    /// <summary>Optional roles.</summary>
    public static IReadOnlyList<string> Optional(FileKind kind) => kind is FileKind.Events ? s_moreOfEvents : s_moreOfTickets;

    public static IReadOnlyList<string> All(FileKind kind) => [.. Required(kind), .. Optional(kind)];
}
