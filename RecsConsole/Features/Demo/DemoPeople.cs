using RecsConsole.Features.Demo.Rows;

namespace RecsConsole.Features.Demo;

/// <summary>The demo people used by name elsewhere.</summary>
public static class DemoPeople
{
    /// <summary>Works a long queue in the support desk.</summary>
    public const string AgentEmail = "ana.nowak@brightline.example";

    /// <summary>The same person's id in that tenant.</summary>
    public static Guid AgentId { get; } = DemoIds.Person("brightline", AgentEmail);

    /// <summary>Leads people in both demo tenants.</summary>
    public const string SupervisorEmail = "sam.supervisor@brightline.example";

    /// <summary>Judges recommendations in the support desk.</summary>
    public const string ReviewerEmail = "rita.moreno@brightline.example";

    /// <summary>The same person's id in that tenant.</summary>
    public static Guid ReviewerId { get; } = DemoIds.Person("brightline", ReviewerEmail);

    /// <summary>Works cases of the second tenant.</summary>
    public const string ComplianceEmail = "eleanor.marsh@orchard.example";

    /// <summary>The same person's id in that tenant.</summary>
    public static Guid ComplianceId { get; } = DemoIds.Person("orchard", ComplianceEmail);

    /// <summary>One for each role, for the lines printed after seeding; the sign-in page lists all.</summary>
    public static IReadOnlyList<string> Introduced { get; } =
    [AgentEmail, SupervisorEmail, "adele.winter@brightline.example", ReviewerEmail, "otto.berg@brightline.example", ComplianceEmail];
}
