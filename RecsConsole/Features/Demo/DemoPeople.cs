namespace RecsConsole.Features.Demo;

/// <summary>The demo people whom other parts need by name.</summary>
public static class DemoPeople
{
    /// <summary>Works a long queue in the support desk.</summary>
    public const string AgentEmail = "ana.nowak@brightline.example";

    /// <summary>Leads people in both demo tenants.</summary>
    public const string SupervisorEmail = "sam.supervisor@brightline.example";
}
