using System.Diagnostics;
using RecsConsole.Recommender.Retrieval.Masking;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Masking;

public sealed class TextMaskTests
{
    private static readonly TextMask Mask = new(
        KnownNames.None.With([
            new(KnownNameKind.Person, "Anna Kowalska"),
            new(KnownNameKind.Person, "Herr Jörg Müller"),
            new(KnownNameKind.Person, "Will Zettler"),
            new(KnownNameKind.Company, "Nordwind Logistik GmbH"),
        ])
    );

    [Theory]
    [InlineData("Write to anna.k+desk@post.example.com.", "Write to [mail].")]
    [InlineData("See https://joe:pa55@host.example/x?token=abc123&page=2", "See https://[login]@host.example/x?token=[secret]&page=2")]
    [InlineData("Pay to DE89 3704 0044 0532 0130 00 please", "Pay to [iban] please")]
    [InlineData("Pay to PL61109010140000071219812874", "Pay to [iban]")]
    [InlineData("Card 4111 1111 1111 1111 was refused", "Card [card] was refused")]
    [InlineData("Our VAT id is DE123456789.", "Our VAT id is [tax id].")]
    [InlineData("ATU12345678 and FR12345678901", "[tax id] and [tax id]")]
    [InlineData("My number is 86095742719", "My number is [tax id]")]
    [InlineData("PESEL 44051401359", "PESEL [tax id]")]
    [InlineData("born 44051401359", "born [tax id]")]
    [InlineData("NIP: 123-45-67-890", "NIP: [tax id]")]
    [InlineData("SSN 078-05-1120", "SSN [tax id]")]
    [InlineData("it is 078-05-1120", "it is [tax id]")]
    [InlineData("from 192.168.10.7 to 2001:db8::7", "from [ip] to [ip]")]
    [InlineData("Call +49 231 555-0198 today", "Call [phone] today")]
    [InlineData("Call (0231) 5550198 or 600 123 456", "Call [phone] or [phone]")]
    public void Takes_out_what_identifies_a_person(string text, string masked) => Mask.Apply(text).ShouldBe(masked);

    [Theory]
    [InlineData("ANNA KOWALSKA called", "[name] called")]
    [InlineData("Kowalska, Anna called", "[name] called")]
    [InlineData("the printer of Annie Kowalskiej", "the printer of [name]")]
    [InlineData("asked kowalskiej twice", "asked [name] twice")]
    [InlineData("Müllers printer, and müller's too", "[name] printer, and [name] too")]
    [InlineData("for Nordwind Logistik since May", "for [company] since May")]
    [InlineData("NORDWIND LOGISTIK GMBH ordered", "[company] ordered")]
    public void Takes_out_the_names_that_the_tenant_knows(string text, string masked) => Mask.Apply(text).ShouldBe(masked);

    [Theory]
    [InlineData("Version 10.0.19045 after 4.2.1, firmware 1.2.3.4")]
    [InlineData("Ticket BR-1499, error E-1234 and 0x80070005")]
    [InlineData("On 2026-11-25 at 10:30:15, or 25.11.2026")]
    [InlineData("Order no. 4500012345 of PO-2024-00123")]
    [InlineData("Article 123456789012, serial SN-0042-7781")]
    [InlineData("It will work when Herr or Frau opens the Müllereimer")]
    [InlineData("HP LaserJet M404dn, KB5031455, 1.200,50 EUR, 16 GB")]
    [InlineData("Mail @ night, std::vector, C# and #42")]
    public void Leaves_what_a_case_is_understood_by(string text) => Mask.Apply(text).ShouldBe(text);

    [Fact]
    public void Masks_what_is_masked_already_to_the_same()
    {
        var once = Mask.Apply("Anna Kowalska, anna@post.example, +49 231 555-0198, DE123456789");

        Mask.Apply(once).ShouldBe(once);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("+49 ")]
    [InlineData("a@")]
    [InlineData("@")]
    [InlineData("://a:")]
    [InlineData("DE12 ")]
    [InlineData("1:")]
    [InlineData("1.")]
    [InlineData("Anna ")]
    [InlineData("nip ")]
    public void Hostile_text_is_masked_in_linear_time(string piece)
    {
        var names = Enumerable.Range(0, 2_000).Select(i => new KnownName(KnownNameKind.Person, $"Anna Surname{i}"));
        var mask = Mask.With(names);
        mask.Apply(piece);
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var watch = Stopwatch.StartNew();

        mask.Apply(text);

        // takes a tenth of a second; a quadratic algorithm would take many minutes, and a busy machine is no reason to fail
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms");
    }
}
