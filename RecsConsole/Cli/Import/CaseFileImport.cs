using System.Globalization;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Platform;

namespace RecsConsole.Cli.Import;

/// <summary>What the imports of a log and of a list of tickets share on the command line.</summary>
internal static class CaseFileImport
{
    /// <summary>A key that a tenant can have.</summary>
    public static string TenantKey(string key) =>
        key.Length is 0 or > 100 || key.Any(each => !char.IsAsciiLetterOrDigit(each) && each is not ('-' or '_' or '.'))
            ? throw new CommandException("--tenant: a key has up to 100 letters, digits, hyphens, dots and underscores.")
            : key;

    /// <param name="admin">E-mail address of who becomes the tenant's administrator.</param>
    public static async Task<int> RunAsync(CommandRun run, ImportLogRequest request, string? admin, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        var asked = request with { Members = Members(admin, services.GetRequiredService<IHostEnvironment>()) };
        var result = await services.GetRequiredService<ImportLog>().RunAsync(asked, run.Progress, cancellationToken);
        if (result.Error is { } error)
        {
            throw new CommandException(
                error.Message,
                error.Kind is ErrorKind.Conflict or ErrorKind.Unavailable ? CommandException.Failed : CommandException.WrongInput
            );
        }

        return run.Answer(result.Value!, Lines(result.Value!));
    }

    // In Development an imported tenant can be looked at without further ado; elsewhere somebody is named.
    private static List<ImportMember> Members(string? admin, IHostEnvironment environment)
    {
        List<ImportMember> members = [];
        if (environment.IsDevelopment())
        {
            members.AddRange(DemoMembers.All);
        }

        if (admin is not null)
        {
            members.RemoveAll(each => string.Equals(each.Email, admin, StringComparison.OrdinalIgnoreCase));
            members.Add(new(admin, [ConsoleRole.Admin, ConsoleRole.Supervisor], IsRequired: true));
        }

        return members;
    }

    private static string[] Lines(ImportedLog log) =>
        log.Unchanged
            ? [$"tenant {log.Tenant}: nothing new"]
            :
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"tenant {log.Tenant}: {log.Cases} cases, {log.Events} events, {log.Activities} activities, {log.People} people, {log.Teams} teams, {log.Documents} documents in {log.Seconds:0.0} s"
                ),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the workflow observed in it forbids {log.StepsForbidden:0.00 %} of its steps; nobody has confirmed it as a rule"
                ),
            ];
}
