using RecsConsole.Features.Cases.Import.Json;

namespace RecsConsole.Features.Cases.Import.Tickets;

/// <summary>
/// Exports of widely used systems, by the columns in their makers' documentation. None was tested against the live service: a column with
/// another name there must be mapped by hand.
/// </summary>
public static class TicketPresets
{
    // Freshdesk does not mark custom fields: what its own export does not have is one
    private static readonly HashSet<string> s_ofFreshdesk = new(StringComparer.OrdinalIgnoreCase)
    {
        "Ticket ID",
        "Subject",
        "Description",
        "Status",
        "Priority",
        "Source",
        "Type",
        "Agent",
        "Group",
        "Product",
        "Created time",
        "Due by Time",
        "Due by",
        "Resolved time",
        "Closed time",
        "Last update time",
        "Last updated time",
        "Initial response time",
        "Time tracked",
        "First response time (in hrs)",
        "Resolution time (in hrs)",
        "Agent interactions",
        "Customer interactions",
        "Resolution status",
        "First response status",
        "Every response status",
        "Tags",
        "Comments",
        "Survey results",
        "Association type",
        "Internal agent",
        "Internal group",
        "Skill",
        "Full name",
        "Requester Name",
        "Title",
        "Email",
        "Requester Email",
        "Work phone",
        "Mobile phone",
        "Twitter ID",
        "Timezone",
        "Time zone",
        "Language",
        "Unique external ID",
        "Contact ID",
        "Address",
        "Company",
        "Company Name",
        "Company domains",
        "Health score",
        "Account tier",
        "Renewal date",
        "Industry",
    };

    public static IReadOnlyList<TicketPreset> All { get; } = [Zendesk(), ServiceNow(), Jira(), Freshdesk()];

    public static TicketPreset? Find(string key) =>
        All.FirstOrDefault(each => string.Equals(each.Key, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>The system with this header.</summary>
    public static TicketPreset? Of(IReadOnlyCollection<string> header) => All.FirstOrDefault(each => each.Fits(header));

    private static TicketPreset Zendesk() =>
        new(
            "zendesk",
            "Zendesk",
            [
                ["Id", "Requester", "Status", "Created at", "Updated at"],
            ],
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["case"] = ["Id"],
                ["title"] = ["Subject"],
                ["text"] = ["Description"],
                ["status"] = ["Status"],
                ["opened"] = ["Created at"],
                ["updated"] = ["Updated at"],
                ["resolved"] = ["Solved at"],
                ["due"] = ["Due date", "Due at"],
                ["reply_minutes"] = ["First reply time in minutes"],
                ["resource"] = ["Assignee"],
                ["group"] = ["Group"],
                ["priority"] = ["Priority"],
                ["product"] = ["Product", "Ticket type"],
                ["account"] = ["Organization"],
                ["contact"] = ["Requester"],
                ["contact_address"] = ["Requester email"],
                ["contact_id"] = ["Requester id"],
                ["resource_id"] = ["Assignee id"],
                ["comments"] = [TicketCells.CommentColumn],
                ["tags"] = ["Tags"],
            }
        );

    // lists are exported with either the labels of their columns or the names of their fields
    private static TicketPreset ServiceNow() =>
        new(
            "servicenow",
            "ServiceNow",
            [
                ["number", "short_description", "opened_at"],
                ["Number", "Short description", "Opened"],
            ],
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["case"] = ["number"],
                ["title"] = ["short_description", "Short description"],
                ["text"] = ["description"],
                ["status"] = ["incident_state", "state", "Incident state"],
                ["opened"] = ["opened_at", "Opened", "sys_created_on", "Created"],
                ["updated"] = ["sys_updated_on", "Updated"],
                ["resolved"] = ["resolved_at", "Resolved"],
                ["closed"] = ["closed_at", "Closed"],
                ["due"] = ["due_date", "Due date", "sla_due", "SLA due"],
                ["resource"] = ["assigned_to", "Assigned to"],
                ["group"] = ["assignment_group", "Assignment group"],
                ["priority"] = ["priority"],
                ["product"] = ["category", "business_service", "cmdb_ci", "Service", "Configuration item"],
                ["account"] = ["company", "account"],
                ["contact"] = ["caller_id", "Caller"],
                ["contact_address"] = ["caller_id.email", "Caller.Email"],
                ["sla_met"] = ["made_sla", "Made SLA"],
                ["tags"] = ["sys_tags", "Tags"],
                ["comments"] = ["comments_and_work_notes", "Comments and Work notes", "comments", "Additional comments"],
                ["notes"] = ["work_notes", "Work notes"],
            }
        )
        {
            // the names of fields that a customer adds begin so
            IsField = column => column.StartsWith("u_", StringComparison.OrdinalIgnoreCase) || FieldNames.IsMarked(column),
        };

    private static TicketPreset Jira() =>
        new(
            "jira",
            "Jira Service Management",
            [
                ["Issue key", "Summary", "Status", "Created"],
            ],
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["case"] = ["Issue key"],
                ["title"] = ["Summary"],
                ["text"] = ["Description"],
                ["status"] = ["Status"],
                ["opened"] = ["Created"],
                ["updated"] = ["Updated"],
                ["resolved"] = ["Resolved"],
                ["due"] = ["Due date", "Due"],
                ["resource"] = ["Assignee"],
                ["group"] = ["Custom field (Team)", "Team", "Project name"],
                ["priority"] = ["Priority"],
                ["product"] = ["Component/s", "Components", "Custom field (Request Type)", "Issue Type"],
                ["account"] = ["Custom field (Organizations)", "Organizations"],
                ["contact"] = ["Reporter"],
                ["contact_address"] = ["Reporter email"],
                ["contact_id"] = ["Reporter Id"],
                ["resource_id"] = ["Assignee Id"],
                ["tags"] = ["Labels"],
                ["comments"] = ["Comment"],
            }
        );

    private static TicketPreset Freshdesk() =>
        new(
            "freshdesk",
            "Freshdesk",
            [
                ["Ticket ID", "Subject", "Status", "Created time"],
            ],
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["case"] = ["Ticket ID"],
                ["title"] = ["Subject"],
                ["text"] = ["Description"],
                ["status"] = ["Status"],
                ["opened"] = ["Created time"],
                ["updated"] = ["Last update time", "Last updated time"],
                ["responded"] = ["Initial response time"],
                ["resolved"] = ["Resolved time"],
                ["closed"] = ["Closed time"],
                ["due"] = ["Due by Time", "Due by"],
                ["resource"] = ["Agent"],
                ["group"] = ["Group"],
                ["priority"] = ["Priority"],
                ["product"] = ["Product", "Type"],
                ["account"] = ["Company Name", "Company"],
                ["contact"] = ["Full name", "Full Name", "Requester Name"],
                ["contact_address"] = ["Email", "Requester Email"],
                ["contact_id"] = ["Contact ID"],
                ["resource_id"] = ["Agent Id"],
                ["tags"] = ["Tags"],
                ["comments"] = [TicketCells.CommentColumn],
            }
        )
        {
            IsField = column => column.Length > 0 && !s_ofFreshdesk.Contains(column) && !FieldNames.IsKnownAfterwards(column),
        };
}
