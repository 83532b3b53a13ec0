using System.Text.Json;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Cli;

/// <summary>keys renew on a database with a tenant and a person.</summary>
public sealed class KeysCommandTests : IDisposable
{
    private const string Mail = "ana@acme.example";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Keys_of_a_tenant_and_of_its_trail_are_renewed_and_restored_from_a_backup()
    {
        await PrepareAsync();

        using var renewed = JsonDocument.Parse((await RunAsync("keys", "renew", "--tenant", "acme", "--json")).Output);
        var trail = await RunAsync("keys", "renew", "--tenant", "acme", "--trail");
        var listed = await RunAsync("audit", "verify", "--tenant", "acme");

        renewed.RootElement.GetProperty("keys").GetInt32().ShouldBe(1);
        renewed.RootElement.GetProperty("values").GetInt32().ShouldBe(2); // name and address
        renewed.RootElement.GetProperty("waiting").GetInt32().ShouldBe(1);
        trail.Output.ShouldContain("A new key signs the trail from link");
        listed.Output.ShouldContain("Intact.");
        await RunAsync("db", "backup", "--to", _folder.In("backup"));
        var restored = await CommandLine.RunAsync(SettingsIn("restored"), "db", "restore", "--from", _folder.In("backup"));
        restored.ExitCode.ShouldBe(0, restored.Error);
        (await CommandLine.RunAsync(SettingsIn("restored"), "audit", "verify", "--tenant", "acme")).Output.ShouldContain("Intact.");
    }

    [Fact]
    public async Task One_person_is_renewed_by_address_and_what_there_is_not_is_refused()
    {
        await PrepareAsync();

        var person = await RunAsync("keys", "renew", "--tenant", "acme", "--person", Mail);
        person.Output.ShouldContain("1 keys replaced, 2 values encrypted anew, 0 replaced keys destroyed.");
        person.Output.ShouldContain("run it again after");

        await RefusesAsync("There is no tenant 'other'.", "--tenant", "other");
        await RefusesAsync("There is no customer 'nobody'", "--tenant", "acme", "--customer", "nobody");
        await RefusesAsync("There is no person 'nobody'", "--tenant", "acme", "--person", "nobody");
        await RefusesAsync("not both", "--tenant", "acme", "--person", Mail, "--customer", "acme");
        await RefusesAsync("--trail is about the whole tenant", "--tenant", "acme", "--person", Mail, "--trail");
    }

    private async Task PrepareAsync()
    {
        await RunAsync("tenant", "create", "--key", "acme");
        await RunAsync("person", "invite", "--tenant", "acme", "--email", Mail, "--name", "Ana", "--role", "agent");
        await RunAsync("audit", "seal", "--tenant", "acme");
        await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken); // keys are older than what renews them
    }

    private async Task RefusesAsync(string message, params string[] args)
    {
        var refused = await CommandLine.RunAsync(SettingsIn("data"), ["keys", "renew", .. args]);
        refused.ExitCode.ShouldBe(2, refused.Output);
        refused.Error.ShouldContain(message);
    }

    private async Task<ConsoleProcessResult> RunAsync(params string[] args)
    {
        var result = await CommandLine.RunAsync(SettingsIn("data"), args);
        result.ExitCode.ShouldBe(0, result.Error);
        return result;
    }

    private Dictionary<string, string> SettingsIn(string folder) => new(StringComparer.Ordinal) { ["DataFolder"] = _folder.In(folder) };
}
