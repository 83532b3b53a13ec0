using RecsConsole.Casework.Forms;
using RecsConsole.Features.Catalog.Actions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Actions;

public class FieldFormTests
{
    [Fact]
    public void Field_gets_its_key_from_its_label_once_and_keeps_it()
    {
        FieldForm[] forms =
        [
            new() { Label = " Betrag für März " },
            new() { Key = "amount", Label = "Total" },
            new() { Label = "Amount" },
            new() { Label = "???" },
        ];

        FieldForm
            .ToFields(forms)
            .Select(field => (field.Key, field.Label))
            .ShouldBe([("betrag_fur_marz", "Betrag für März"), ("amount", "Total"), ("amount_2", "Amount"), ("field", "???")]);
    }

    [Fact]
    public void New_field_above_an_old_one_leaves_it_its_key()
    {
        FieldForm[] forms = [new() { Label = "Amount" }, new() { Key = "amount", Label = "Amount before" }];

        FieldForm.ToFields(forms).Select(field => field.Key).ShouldBe(["amount_2", "amount"]);
    }

    [Fact]
    public void Case_field_fills_no_field_of_people()
    {
        FieldForm[] forms =
        [
            new()
            {
                Label = "Told",
                Kind = FormFieldKind.People,
                From = "Owner",
            },
            new()
            {
                Label = "Due",
                Kind = FormFieldKind.Date,
                From = " Due ",
            },
        ];

        FieldForm.ToFields(forms).Select(field => field.From).ShouldBe([null, "Due"]);
    }
}
