using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import;

public sealed class ErasedInLogTests
{
    private const string Map = "case=case,activity=activity,time=time,account=account";
    private const string Attributes = "customer";

    private static readonly string[] s_first =
    [
        "gone-1,open,2024-01-01 09:00,gone,VIP",
        "gone-1,work,2024-01-01 11:00,gone,VIP",
        "kept-1,open,2024-01-02 09:00,kept,VIP",
        "kept-1,close,2024-01-02 11:00,kept,VIP",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cases_of_an_erased_customer_are_left_out_and_the_rest_is_imported()
    {
        await using var import = await LogImport.CreateAsync();
        await RunAsync(import, s_first);
        await using (var db = await import.OpenTenantAsync())
        {
            await ErasedAccount.MakeAsync(db, import.Service<SubjectKeys>(), "gone");
        }

        // an event between two that are stored moves the later one; a new case of that customer would need its name
        var later = await RunAsync(
            import,
            "gone-1,check,2024-01-01 10:00,gone,VIP",
            "gone-2,open,2024-01-03 09:00,gone,VIP",
            "kept-1,check,2024-01-02 10:00,kept,VIP"
        );

        (later.ErasedCases, later.Cases, later.Events).ShouldBe((2, 0, 1));
        import.Progress.ShouldContain("Cases left out: their customer is erased: 2");
        await using var after = await import.OpenTenantAsync();
        var steps = await after
            .CaseEvents.Join(
                after.Cases,
                step => step.CaseId,
                row => row.Id,
                (step, row) =>
                    new
                    {
                        row.Key,
                        step.Ordinal,
                        step.Activity,
                    }
            )
            .OrderBy(step => step.Key)
            .ThenBy(step => step.Ordinal)
            .Select(step => $"{step.Key} {step.Activity}")
            .ToListAsync(Token);
        steps.ShouldBe(["gone-1 open", "gone-1 work", "kept-1 open", "kept-1 check", "kept-1 close"]);
    }

    private static async Task<ImportedLog> RunAsync(LogImport import, params string[] rows)
    {
        var file = import.Write(string.Join('\n', rows.Prepend("case,activity,time,account,customer")) + "\n");
        var result = await import.RunAsync(file, map: Map, attributes: Attributes);
        result.Error.ShouldBeNull();
        return result.Value!;
    }
}
