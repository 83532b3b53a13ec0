using RecsConsole.Casework.Presence;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases;

/// <summary>Who else is on a case, and what they are doing there.</summary>
public sealed class CasePresenceTests
{
    private static readonly Guid s_tenant = Guid.NewGuid();
    private static readonly Guid s_case = Guid.NewGuid();
    private static readonly Guid s_ana = Guid.NewGuid();
    private static readonly Guid s_jonas = Guid.NewGuid();
    private readonly ManualClock _clock = new();
    private readonly CasePresence _presence;

    public CasePresenceTests() => _presence = new(_clock);

    [Fact]
    public void Others_are_there_as_long_as_their_window_is_open_and_each_hears_of_it()
    {
        using var ana = Ana();
        var heard = 0;
        ana.Changed += (_, _) => heard++;

        var jonas = Jonas();
        ana.Others.ShouldBe([new(s_jonas, "Jonas Keller", CaseActivity.Reading)]);
        jonas.Others.ShouldBe([new(s_ana, "Ana Nowak", CaseActivity.Reading)]);
        jonas.Dispose();

        ana.Others.ShouldBeEmpty();
        heard.ShouldBe(2);
    }

    [Fact]
    public void Second_window_of_the_same_person_is_nobody_else_and_what_they_write_in_either_counts()
    {
        using var ana = Ana();
        using var second = Ana();
        using var jonas = Jonas();

        second.Write(CaseActivity.WritingNote);

        ana.Others.ShouldBe([new(s_jonas, "Jonas Keller", CaseActivity.Reading)]);
        jonas.Others.ShouldBe([new(s_ana, "Ana Nowak", CaseActivity.WritingNote)]);
    }

    [Fact]
    public void Another_case_and_another_tenant_are_elsewhere()
    {
        using var ana = Ana();
        using var otherCase = _presence.Enter(s_tenant, Guid.NewGuid(), s_jonas, "Jonas Keller");
        using var otherTenant = _presence.Enter(Guid.NewGuid(), s_case, s_jonas, "Jonas Keller");

        ana.Others.ShouldBeEmpty();
        otherTenant.Others.ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_writes_to_the_customer_is_named_until_they_send_or_pause()
    {
        using var ana = Ana();
        using var jonas = Jonas();
        ana.OtherWriter.ShouldBeNull();

        jonas.Write(CaseActivity.WritingToCustomer);
        ana.OtherWriter.ShouldBe("Jonas Keller");
        _clock.Advance(CaseVisit.Pause - TimeSpan.FromSeconds(1));
        jonas.Write(CaseActivity.WritingToCustomer);
        _clock.Advance(CaseVisit.Pause - TimeSpan.FromSeconds(1));
        ana.OtherWriter.ShouldBe("Jonas Keller");
        _clock.Advance(TimeSpan.FromSeconds(1));
        ana.OtherWriter.ShouldBeNull();

        jonas.Write(CaseActivity.WritingToCustomer);
        jonas.StopWriting();
        ana.OtherWriter.ShouldBeNull();
    }

    [Fact]
    public void Letter_after_letter_tells_the_others_once()
    {
        using var ana = Ana();
        using var jonas = Jonas();
        var heard = 0;
        ana.Changed += (_, _) => heard++;

        jonas.Write(CaseActivity.WritingNote);
        jonas.Write(CaseActivity.WritingNote);
        jonas.Write(CaseActivity.WritingNote);

        heard.ShouldBe(1);
    }

    private CaseVisit Ana() => _presence.Enter(s_tenant, s_case, s_ana, "Ana Nowak");

    private CaseVisit Jonas() => _presence.Enter(s_tenant, s_case, s_jonas, "Jonas Keller");
}
