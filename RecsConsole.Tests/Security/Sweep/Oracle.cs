namespace RecsConsole.Tests.Security.Sweep;

/// <summary>
/// Decides who may see what. It was written from the requirements (R46, R47, R50, R51, R56, R57) and the tables of the design, by somebody
/// who did not look at the policy's code. It knows the generated facts only; an architecture test checks that it uses nothing of the
/// product.
/// </summary>
internal static class Oracle
{
    /// <summary>Whether the person may see a case with its history, a document in force, a colleague, or an entry of the catalog.</summary>
    public static bool MaySee(SweptPerson person, SweptObject what, DateTimeOffset at) =>
        // R51: nothing of another tenant, whatever else holds
        person.Tenant == what.Tenant
        // a person who left sees nothing; neither does one without any of the seven roles (R47, role)
        && person.IsActive
        && person.Roles.Count > 0
        // R50: a document can be seen only while a version is in force
        && what.IsInForce
        && MayBeTold(person, what, at);

    /// <summary>The same, whether or not the object is in force: for pages of people who maintain it.</summary>
    public static bool MayBeTold(SweptPerson person, SweptObject what, DateTimeOffset at) =>
        person.Tenant == what.Tenant
        && person.IsActive
        && person.Roles.Count > 0
        // R47: region; there is no limit without a region on either side. A grant does not override jurisdiction
        && (what.Regions.Count == 0 || person.Regions.Count == 0 || what.Regions.Any(person.Regions.Contains))
        && (
            // a grant replaces clearance and access list for one object until it ends or is withdrawn
            IsGranted(person, what, at)
            || (
                // R47: classification against clearance
                what.Classification <= person.Clearance
                // R47: the object's own access list; an entry that cannot be understood names nobody
                && (what.List.Count == 0 || what.List.Any(line => Names(line, person)))
            )
        );

    /// <summary>
    /// Who maintains documents: administrators within their clearance and regions. A document's access list names its readers, not its
    /// maintainers.
    /// </summary>
    public static bool MayKeep(SweptPerson person, SweptObject what, DateTimeOffset at) =>
        what.Kind is "document" && person.Roles.Contains("admin") && MayBeTold(person, what with { List = [] }, at);

    /// <summary>
    /// R47, case assignment: an agent or supervisor in the case's team or with the case assigned; anyone of them if the case has no team.
    /// </summary>
    public static bool MayWork(SweptPerson person, SweptObject found, DateTimeOffset at) =>
        MaySee(person, found, at)
        && (person.Roles.Contains("agent") || person.Roles.Contains("supervisor"))
        && (found.Team is null || found.Assignee == person.Id || person.Teams.Contains(found.Team) || IsGranted(person, found, at));

    /// <summary>
    /// Design 1, "People", and R57: the roles that an operation is for. Null: the oracle does not know it, or it depends on more than
    /// roles.
    /// </summary>
    public static IReadOnlyList<string>? RolesFor(string operation) =>
        operation switch
        {
            "ViewTrace" or "ViewAudit" or "ViewAlerts" or "ListAlerts" or "VerifyAudit" or "ReadStageTimes" => ["auditor", "admin"],
            "ViewTeam" or "BorrowPublishing" => ["supervisor", "admin"],
            _ when IsForWatchersAndSupervisors(operation) => ["supervisor", "admin", "auditor"],
            "ManageCatalog"
            or "ManageWorkflow"
            or "ManagePeople"
            or "ManageTenant"
            or "RunJobs"
            or "ManageModels"
            or "ManageGrants"
            or "PublishVersion"
            or "PromoteModel"
            or "EraseSubject"
            or "ReadActionForm"
            or "ReadPlaybookForm"
            or "ReadPolicyForm"
            or "ReadWorkflowForm"
            or "ReadServiceLevelForm"
            or "ListBorrowers"
            or "ExportSubject"
            or "ExportExperts" => ["admin"],
            "ViewModels" or "ListModels" => ["supervisor", "admin", "lead", "auditor"],
            "ManageStudies" or "ReadStudyForm" => ["lead"],
            "ManageGoldenSet" => ["admin", "lead"],
            "JudgePairs" => ["reviewer"],
            _ when ReadsAdministration(operation) => ["admin", "auditor"],
            _ => null,
        };

    private static bool IsForWatchersAndSupervisors(string operation) =>
        operation
            is "ViewJobs"
                or "ListJobs"
                or "OpenInsights"
                or "ViewCatalog"
                or "ListActions"
                or "ListPlaybooks"
                or "ListPolicies"
                or "ListPoliciesInForce"
                or "ReadPolicyInForce"
                or "ListWorkflows"
                or "ListCaseTypes"
                or "ListTaxonomy"
                or "ListFindings"
                or "ListServiceLevels";

    // what shows how the tenant is administered, without changing it
    private static bool ReadsAdministration(string operation) =>
        operation
            is "ViewAdministration"
                or "ListPeople"
                or "ListProfiles"
                or "ReadPerson"
                or "ReadSignIn"
                or "ReadSingleSignOn"
                or "ReadTenantSettings"
                or "ExportSettings"
                or "CheckSources"
                or "ReadMined"
                or "ReadMinedItems"
                or "ListTenantGrants"
                or "ListGrants"
                or "ListContracts"
                or "ReadAccountForm"
                or "ListAccountTerms"
                or "ReadAccountTerms"
                or "ListApiKeys"
                or "ListWebhooks"
                or "ListConnections"
                or "ListEmbedParents"
                or "ReadImport"
                or "FindSubjects"
                or "ListErasures"
                or "ReadErasureReceipt"
                or "ListHolds"
                or "ReadRetention"
                or "ReadFields"
                or "ReadConsent"
                or "ReadCompliance"
                or "ReadProcessingRecord"
                or "ExportProcessingRecord";

    /// <summary>Whether the person has one of the roles that an operation is for.</summary>
    public static bool MayDo(SweptPerson person, string operation) =>
        person.IsActive && RolesFor(operation) is { } roles && person.Roles.Any(role => roles.Contains(role, StringComparer.Ordinal));

    /// <summary>
    /// R46, point 4: a decision can be read by the person it was made for, and by auditors, supervisors and administrators.
    /// </summary>
    public static bool MayReadDecision(SweptPerson person, Guid madeFor) =>
        person.IsActive
        && (person.Roles.Any(role => role is "auditor" or "supervisor" or "admin") || (person.Id == madeFor && person.Roles.Count > 0));

    /// <summary>Figures of one team: admins and auditors of any, supervisors of their own.</summary>
    public static bool MayReadFigures(SweptPerson person, string team) =>
        person.IsActive
        && (person.Roles.Any(role => role is "admin" or "auditor") || (person.Roles.Contains("supervisor") && person.Teams.Contains(team)));

    /// <summary>
    /// A second person with the role that the action names, or a supervisor if it names none; never the person who asked.
    /// </summary>
    public static bool MayApprove(SweptPerson person, string? role, Guid askedBy) =>
        person.IsActive && person.Id != askedBy && person.Roles.Contains(role ?? "supervisor");

    private static bool IsGranted(SweptPerson person, SweptObject what, DateTimeOffset at) =>
        person.Grants.Any(grant => grant.Covers(what, at));

    private static bool Names(string line, SweptPerson person)
    {
        var parts = line.Split(':', 2);
        return parts switch
        {
            ["role", var role] => person.Roles.Contains(role),
            ["team", var team] => person.Teams.Contains(team),
            ["region", var region] => person.Regions.Contains(region),
            ["person", var id] => string.Equals(id, person.Id.ToString("D"), StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }
}
