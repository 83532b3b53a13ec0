using Microsoft.EntityFrameworkCore;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases.Import;

public sealed class LogCommandTests
{
    private static readonly string[] s_mapped = ["--map", "case=case,activity=activity,time=time", "--case-name", " Claim "];

    [Fact]
    public async Task Cases_are_called_as_the_command_says()
    {
        await using var import = await LogImport.CreateAsync();
        var file = import.Write("case,activity,time\nc1,open,2026-03-02 08:00\nc1,check,2026-03-02 09:00\n");

        var run = await CommandLine.RunAsync(
            import.Settings,
            ["import", "log", "--tenant", LogImport.Tenant, "--create-tenant", "--file", file, .. s_mapped]
        );

        run.ExitCode.ShouldBe(0, run.Error);
        await using var db = await import.OpenTenantAsync();
        (await db.Cases.SingleAsync(TestContext.Current.CancellationToken)).Title.ShouldBe("Claim c1");
    }
}
