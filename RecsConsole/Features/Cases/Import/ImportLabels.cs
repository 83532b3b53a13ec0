using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import;

/// <summary>Display names of columns, kinds of file and separators.</summary>
internal static class ImportLabels
{
    public static string Role(string role) =>
        role switch
        {
            "case" => ImportTexts.RoleCase,
            "activity" => ImportTexts.RoleActivity,
            "time" => ImportTexts.RoleTime,
            "resource" => ImportTexts.RolePerson,
            "group" => ImportTexts.RoleTeam,
            "document" => ImportTexts.RoleDocument,
            "account" => ImportTexts.RoleCustomer,
            "contact" => ImportTexts.RoleContact,
            "contact_address" => ImportTexts.RoleContactAddress,
            "contact_id" => ImportTexts.RoleContactId,
            "resource_id" => ImportTexts.RolePersonId,
            "tags" => ImportTexts.RoleTags,
            "comments" => ImportTexts.RoleComments,
            "notes" => ImportTexts.RoleNotes,
            "product" => ImportTexts.RoleProduct,
            "priority" => ImportTexts.RolePriority,
            "sla_met" => ImportTexts.RoleSlaMet,
            "title" => ImportTexts.RoleTitle,
            "text" => ImportTexts.RoleText,
            "status" => ImportTexts.RoleStatus,
            "opened" => ImportTexts.RoleOpened,
            "responded" => ImportTexts.RoleResponded,
            "resolved" => ImportTexts.RoleResolved,
            "closed" => ImportTexts.RoleClosed,
            "updated" => ImportTexts.RoleUpdated,
            "due" => ImportTexts.RoleDue,
            "reply_minutes" => ImportTexts.RoleReplyMinutes,
            _ => role,
        };

    public static string Kind(FileKind kind) => kind is FileKind.Events ? ImportTexts.KindEvents : ImportTexts.KindTickets;

    public static string Separator(char separator) =>
        separator switch
        {
            ',' => ImportTexts.Comma,
            ';' => ImportTexts.Semicolon,
            '\t' => ImportTexts.Tab,
            _ => ImportTexts.Bar,
        };
}
