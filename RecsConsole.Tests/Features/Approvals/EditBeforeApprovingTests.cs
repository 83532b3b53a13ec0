using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Forms;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Approvals;

/// <summary>
/// The form of an action that needs approval: the requested values, the approver's changes, and the values that are carried out.
/// </summary>
public class EditBeforeApprovingTests
{
    private static readonly Dictionary<string, string> s_requested = new(StringComparer.Ordinal)
    {
        ["amount"] = "120",
        ["invoice"] = "R-1004",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_without_a_required_field_is_refused_by_its_name()
    {
        await using var desk = await OpenAsync();

        var result = await AskAsync(desk, new(StringComparer.Ordinal) { ["invoice"] = "R-1004" }, Guid.NewGuid());

        result.Error!.Message.ShouldBe("Fill in \"Amount in EUR\".");
        await using var db = desk.World.Open();
        (await db.ApprovalRequests.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Approver_reads_what_was_filled_in_and_it_is_carried_out_as_it_was_asked_for()
    {
        await using var desk = await OpenAsync();
        var request = await RequestAsync(desk);
        var view = (await desk.ReadAsync(desk.Supervisor, request)).Value!;

        (await desk.DecideAsync(desk.Supervisor, request)).IsOk.ShouldBeTrue();

        view.Form.Requested.ShouldBe(["Amount in EUR: 120", "Invoice: R-1004"]);
        (await DoneAsync(desk)).ShouldBe([("amount", "120"), ("invoice", "R-1004")]);
        (await desk.FindAsync(request.Id)).ApprovedFieldsJson.ShouldBeNull();
    }

    [Fact]
    [Trait("Req", "R107")]
    public async Task What_the_approver_changed_is_carried_out_and_told_to_whoever_asked()
    {
        await using var desk = await OpenAsync();
        var request = await RequestAsync(desk);

        var result = await DecideAsync(desk, request, new(StringComparer.Ordinal) { ["amount"] = "100.50", ["invoice"] = "R-1004" });

        result.IsOk.ShouldBeTrue();
        (await DoneAsync(desk)).ShouldBe([("amount", "100.50"), ("invoice", "R-1004")]);
        await using var db = desk.World.Open();
        var item = await db.InboxItems.SingleAsync(row => row.RecipientId == desk.Agent.PersonId, Token);
        StoredText.Read(item.Text)!.Words.ShouldBe("Changed before approval: Amount in EUR: from 120 to 100.50");
        var view = (await desk.ReadAsync(desk.Agent, request)).Value!;
        view.Form.Changes.ShouldBe(["Amount in EUR: from 120 to 100.50"]);
        FormJson.ReadFilled((await desk.FindAsync(request.Id)).FieldsJson)[0].Value.ShouldBe("120"); // the requested values stay on record
    }

    [Fact]
    public async Task Change_that_no_field_takes_is_refused_and_the_request_waits_on()
    {
        await using var desk = await OpenAsync();
        var request = await RequestAsync(desk);

        var result = await DecideAsync(desk, request, new(StringComparer.Ordinal) { ["amount"] = "a lot", ["invoice"] = "R-1004" });

        result.Error!.Message.ShouldBe("\"Amount in EUR\" must be a number.");
        (await desk.FindAsync(request.Id)).Status.ShouldBe(ApprovalStatus.Pending);
        (await DoneAsync(desk)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Change_of_a_request_that_cannot_be_carried_out_is_not_said_to_be_approved()
    {
        await using var desk = await OpenAsync();
        var request = await RequestAsync(desk);
        await Movement.MakeAsync(desk, request, "requester");

        await DecideAsync(desk, request, new(StringComparer.Ordinal) { ["amount"] = "100", ["invoice"] = "R-1004" });

        var after = await desk.FindAsync(request.Id);
        (after.Status, after.ApprovedFieldsJson).ShouldBe((ApprovalStatus.Lapsed, (string?)null));
    }

    [Fact]
    public async Task Another_catalog_form_lapses_the_request()
    {
        await using var desk = await OpenAsync();
        var request = await RequestAsync(desk);
        await Movement.MakeAsync(desk, request, "action");

        (await desk.DecideAsync(desk.Supervisor, request)).Error!.Message.ShouldContain("new version");
    }

    private static async Task<ApprovalDesk> OpenAsync()
    {
        var desk = await ApprovalDesk.OpenAsync();
        FormField[] fields =
        [
            new("amount", "Amount in EUR", FormFieldKind.Number, IsRequired: true),
            new("invoice", "Invoice", FormFieldKind.Text, IsRequired: false),
        ];
        await desk.World.ChangeAsync(
            ChangeKind.Catalog,
            db => db.Actions.Single(row => row.Key == "wipe").FieldsJson = FormJson.Write(fields)
        );
        return desk;
    }

    private static async Task<ApprovalRequestRow> RequestAsync(ApprovalDesk desk)
    {
        var id = Guid.NewGuid();
        (await AskAsync(desk, s_requested, id)).Value!.IsPendingApproval.ShouldBeTrue();
        return await desk.FindAsync(id);
    }

    private static async Task<Result<RecsConsole.Features.Recommendations.Responses.ResponseOutcome>> AskAsync(
        ApprovalDesk desk,
        Dictionary<string, string> fields,
        Guid id
    )
    {
        var shown = await desk.World.RecommendAsync();
        return await desk.World.RespondAsync(
            new(id, shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Action, "wipe", Note: "The customer asked twice.")
            {
                Fields = fields,
            }
        );
    }

    private static Task<Result<string>> DecideAsync(ApprovalDesk desk, ApprovalRequestRow request, Dictionary<string, string> fields) =>
        desk.Get<DecideApproval>()
            .RunAsync(desk.Supervisor, new(request.Id, ApprovalVerdict.Approve, null, request.Revision) { Fields = fields }, Token);

    private static async Task<List<(string Key, string Value)>> DoneAsync(ApprovalDesk desk)
    {
        await using var db = desk.World.Open();
        var done = await db.CaseEvents.Where(row => row.Activity == "wipe").ToListAsync(Token);
        return
        [
            .. done.SelectMany(row => FormJson.ReadFilled(CaseEvents.AttributesOf(row).GetValueOrDefault(FormJson.Attribute)))
                .Select(field => (field.Key, field.Value)),
        ];
    }
}
