using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Demo;

namespace RecsConsole.Cli;

/// <summary>The demo people who get into imported tenants in Development, so that one can be looked at without further ado.</summary>
internal static class DemoMembers
{
    public static IReadOnlyList<ImportMember> All { get; } =
    [
        new(DemoPeople.SupervisorEmail, [ConsoleRole.Supervisor], IsRequired: false),
        new(DemoPeople.AgentEmail, [ConsoleRole.Agent], IsRequired: false),
    ];
}
