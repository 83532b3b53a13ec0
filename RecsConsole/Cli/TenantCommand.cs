using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Cli;

/// <summary>tenant create, tenant list</summary>
internal static class TenantCommand
{
    private const int LongestName = 200;

    private static readonly Option<string> s_key = new("--key")
    {
        Description = "Short name in commands: lower-case letters, digits and dashes.",
        Required = true,
    };

    private static readonly Option<string?> s_name = new("--name") { Description = "What people read; the key without it." };
    private static readonly Option<string?> s_zone = new("--time-zone") { Description = "As Europe/Berlin; UTC without it." };

    public static Command Create(CliHost host)
    {
        var create = new Command("create", "Makes an empty tenant. People come in by 'person invite'.") { s_key, s_name, s_zone };
        var list = new Command("list", "Lists the tenants.");
        host.Handle(create, CreateAsync);
        host.Handle(list, ListAsync);
        return new Command("tenant", "Looks after tenants.") { create, list };
    }

    private static async Task<int> CreateAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var key = run.Required(s_key);
        var zone = run.Value(s_zone) ?? "UTC";
        if (!NewTenant.IsKey(key))
        {
            throw new CommandException($"'{key}' is no key: use lower-case letters, digits and single dashes, at most 40.");
        }

        if (TimeZones.Find(zone) is null)
        {
            throw new CommandException($"This machine knows no time zone '{zone}'.");
        }

        if ((run.Value(s_name) ?? key).Trim() is not { Length: > 0 and <= LongestName } name)
        {
            throw new CommandException($"--name has 1 to {LongestName} characters.");
        }

        var services = await run.ServicesAsync(cancellationToken);
        var tenant = NewTenant.Make(key, name, zone, services.GetRequiredService<TimeProvider>().GetUtcNow());
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(Actor.Job(tenant.Id), cancellationToken);
        if (await db.Tenants.AnyAsync(row => row.Key == key, cancellationToken))
        {
            throw new CommandException($"There is a tenant '{key}' already.");
        }

        NewTenant.Append(db, tenant);
        services
            .GetRequiredService<AuditTrail>()
            .Append(db, null, new("create.tenant", "tenant", tenant.Id.ToString("D"), AuditOutcome.Done));
        await db.SaveChangesAsync(cancellationToken);
        return run.Answer(
            new
            {
                tenant.Key,
                tenant.Name,
                tenant.TimeZone,
            },
            $"Made {tenant.Name} ({tenant.Key})."
        );
    }

    private static async Task<int> ListAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        await using var db = await services.GetRequiredService<TenantDb>().OpenWithoutTenantAsync(cancellationToken);
        var tenants = await db
            .Tenants.OrderBy(row => row.Key)
            .Select(row => new
            {
                row.Key,
                row.Name,
                row.TimeZone,
                row.IsReady,
            })
            .ToListAsync(cancellationToken);
        return run.Answer(new { Tenants = tenants }, tenants.Select(each => $"{each.Key}  {each.Name}  {each.TimeZone}"));
    }
}
