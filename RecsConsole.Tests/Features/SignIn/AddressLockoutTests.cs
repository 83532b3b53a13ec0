using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RecsConsole.Features.SignIn;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>Many refused attempts close an address for a while, each time for longer.</summary>
public sealed class AddressLockoutTests : IDisposable
{
    private const int Limit = 3;
    private const string Here = "192.0.2.1";

    private readonly ManualClock _clock = new();
    private readonly AddressLockout _lockout;

    public AddressLockoutTests() =>
        _lockout = new(
            Options.Create(new SignInOptions { TriesBeforeAddressLockout = Limit }),
            _clock,
            NullLogger<AddressLockout>.Instance
        );

    public void Dispose() => _lockout.Dispose();

    [Fact]
    public void Address_is_refused_from_the_limit_on_and_others_are_not()
    {
        Count(Limit - 1);
        var before = _lockout.Left(Here);

        Count(1);

        before.ShouldBeNull();
        _lockout.Left(Here).ShouldBe(TimeSpan.FromMinutes(5));
        _lockout.Left("192.0.2.2").ShouldBeNull();
        _lockout.Left(null).ShouldBeNull();
    }

    [Fact]
    public void Each_round_lasts_twice_as_long_up_to_an_hour()
    {
        List<double> minutes = [];
        for (var round = 0; round < 6; round++)
        {
            Count(Limit);
            var left = _lockout.Left(Here)!.Value;
            minutes.Add(left.TotalMinutes);
            _clock.Advance(left);
            _lockout.Left(Here).ShouldBeNull();
        }

        minutes.ShouldBe([5, 10, 20, 40, 60, 60]);
    }

    [Fact]
    public void Attempts_while_it_is_refused_make_it_no_longer()
    {
        Count(Limit);
        _clock.Advance(TimeSpan.FromMinutes(2));

        Count(10);

        _lockout.Left(Here).ShouldBe(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public void Attempts_of_more_than_an_hour_ago_do_not_count()
    {
        Count(Limit - 1);
        _clock.Advance(TimeSpan.FromHours(1));

        Count(Limit - 1);

        _lockout.Left(Here).ShouldBeNull();
    }

    [Fact]
    public void An_hour_after_it_was_open_again_the_first_time_is_short_again()
    {
        Count(Limit);
        _clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromHours(1));

        Count(Limit);

        _lockout.Left(Here).ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void What_comes_from_nowhere_is_not_counted()
    {
        for (var i = 0; i < 10; i++)
        {
            _lockout.Count(null);
        }

        _lockout.Left(null).ShouldBeNull();
    }

    private void Count(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _lockout.Count(Here);
        }
    }
}
