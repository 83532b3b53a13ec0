using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Devices;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.SignIn.Devices;

/// <summary>Which value of a browser is taken for which account.</summary>
[Trait("Req", "R57")]
public sealed class KnownDevicesTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly OperatorRow _ana = Account();
    private readonly KnownDevices _devices;

    public KnownDevicesTests() => _devices = new(new EphemeralDataProtectionProvider(), _clock, NullLogger<KnownDevices>.Instance);

    public void Dispose() => _devices.Dispose();

    [Fact]
    public void Value_is_of_the_account_that_signed_in_and_of_no_other()
    {
        var value = _devices.Issue(_ana);

        _devices.Find(value, _ana).ShouldNotBeNull().OperatorId.ShouldBe(_ana.Id);
        _devices.Find(value, Account()).ShouldBeNull();
        _devices.Find(value, account: null).ShouldBeNull("nobody has the name");
    }

    [Fact]
    public void New_password_voids_it()
    {
        var value = _devices.Issue(_ana);

        _ana.SecurityStamp = "after a new password";

        _devices.Find(value, _ana).ShouldBeNull();
        _devices.Find(_devices.Issue(_ana), _ana).ShouldNotBeNull();
    }

    [Fact]
    public void Browser_is_new_to_an_account_that_did_not_sign_in_from_it_where_that_can_be_known()
    {
        var value = _devices.Issue(_ana);
        var other = Account();

        _devices.IsNew(Secure(value), _ana).ShouldBeFalse();
        _devices.IsNew(Secure(value), other).ShouldBeTrue();
        _devices.IsNew(Secure(null), _ana).ShouldBeTrue();
        _devices.IsNew(new(Network: null, Device: null), _ana).ShouldBeFalse("over http no browser sends the cookie");
        _ana.SecurityStamp = "after a new password";
        _devices.IsNew(Secure(value), _ana).ShouldBeTrue("it is the browser of an earlier password");
        value = _devices.Issue(_ana);
        _devices.IsNew(Secure(value), _ana).ShouldBeFalse();
        _clock.Advance(TimeSpan.FromDays(91));
        _devices.IsNew(Secure(value), _ana).ShouldBeTrue();
    }

    private static AttemptOrigin Secure(string? device) => new(Network: null, device) { CanBeKnown = true };

    [Fact]
    public void It_lasts_ninety_days()
    {
        var value = _devices.Issue(_ana);
        _clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromSeconds(1));
        var before = _devices.Find(value, _ana);

        _clock.Advance(TimeSpan.FromSeconds(1));

        before.ShouldNotBeNull();
        _devices.Find(value, _ana).ShouldBeNull();
        _devices.Read(value).ShouldBeNull();
    }

    [Fact]
    public void What_was_tampered_with_or_written_elsewhere_is_ignored()
    {
        var value = _devices.Issue(_ana);
        using var elsewhere = new KnownDevices(new EphemeralDataProtectionProvider(), _clock, NullLogger<KnownDevices>.Instance);
        var middle = value.Length / 2;
        var tampered = value[..middle] + (value[middle] == 'A' ? 'B' : 'A') + value[(middle + 1)..];

        foreach (var wrong in (string?[])[tampered, value[..middle], "{}", "not a value", "", null, new('A', 5_000), elsewhere.Issue(_ana)])
        {
            _devices.Read(wrong).ShouldBeNull();
            _devices.Find(wrong, _ana).ShouldBeNull();
        }
    }

    [Fact]
    public void Refused_attempts_make_it_unknown_until_the_next_sign_in_and_no_other_browser()
    {
        var (stolen, own) = (_devices.Issue(_ana), _devices.Issue(_ana));
        for (var wrong = 0; wrong < KnownDevices.MaxWrong; wrong++)
        {
            _devices.Count(_devices.Find(stolen, _ana).ShouldNotBeNull());
        }

        _devices.Find(stolen, _ana).ShouldBeNull();
        _devices.Find(own, _ana).ShouldNotBeNull();

        _clock.Advance(KnownDevices.Life - TimeSpan.FromSeconds(1));
        _devices.Find(stolen, _ana).ShouldBeNull("no new guesses on another day");
        _devices.Find(own, _ana).ShouldNotBeNull();
        _devices.Find(_devices.Issue(_ana), _ana).ShouldNotBeNull("somebody knew the password");
    }

    private static OperatorRow Account() => new() { Id = Guid.NewGuid(), SecurityStamp = "the same stamp" };
}
