using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Demo;

namespace RecsConsole.Cli;

/// <summary>
/// The demo people who become members of imported tenants in Development, so that these can be viewed without further setup.
/// </summary>
internal static class DemoMembers
{
    public static IReadOnlyList<ImportMember> All { get; } =
    [
        new(DemoPeople.SupervisorEmail, [ConsoleRole.Supervisor], IsRequired: false),
        new(DemoPeople.AgentEmail, [ConsoleRole.Agent], IsRequired: false),
    ];
}
