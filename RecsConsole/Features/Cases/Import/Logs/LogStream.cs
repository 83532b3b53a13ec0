using System.Buffers;
using System.Text;
using System.Text.Unicode;
using RecsConsole.Features.Cases.Queue;

namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>
/// The bytes of a log for the CSV reader, validated on the way: UTF-8 throughout, no binary content, no endless line. Problems are reported
/// with their line, which the reader could not do.
/// </summary>
internal sealed class LogStream(LogSource source, Stream bytes, FileStream file, bool isGzip) : Stream
{
    /// <summary>A longer line is not a row of a log, and would have to be buffered.</summary>
    public const int MaxLineBytes = 1_000_000;

    private readonly byte[] _tail = new byte[4]; // start of a character that the next block completes
    private int _tailLength;
    private long _line = 1;
    private long _lineBytes;
    private long _allBytes;
    private bool _started;

    /// <summary>Share of the file read so far, 0 to 1.</summary>
    public double Part => file.Length == 0 ? 1 : (double)file.Position / file.Length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = ReadBytes(buffer);
        var block = buffer[..read];
        if (!_started)
        {
            _started = true;
            RefuseOtherFormats(block);
        }

        Check(block);
        _allBytes += read;
        if (_allBytes > source.MostBytes)
        {
            throw LogInputException.AtLine(source.Name, _line, ImportTexts.UnpacksToMoreThan.With(source.MostBytes / (1024 * 1024)));
        }

        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            bytes.Dispose();
        }

        base.Dispose(disposing);
    }

    private int ReadBytes(Span<byte> buffer)
    {
        try
        {
            // at least the first four bytes, so that the kind of file can be detected
            return _started || buffer.Length < 4 ? bytes.Read(buffer) : bytes.ReadAtLeast(buffer, 4, throwOnEndOfStream: false);
        }
        catch (Exception e) when (isGzip && e is InvalidDataException or EndOfStreamException)
        {
            throw LogInputException.AtLine(source.Name, _line, Texts.TheCompressedFileIsDamaged);
        }
    }

    private void RefuseOtherFormats(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith<byte>([0xff, 0xfe]) || start.StartsWith<byte>([0xfe, 0xff]))
        {
            throw LogInputException.In(source.Name, Texts.TheTextIsUtf16);
        }

        if (start.StartsWith("PK\u0003\u0004"u8))
        {
            throw LogInputException.In(source.Name, Texts.ThisIsAZipArchive);
        }
    }

    private void Check(ReadOnlySpan<byte> block)
    {
        var whole = block;
        var firstLine = _line;
        while (!block.IsEmpty)
        {
            var end = block.IndexOf((byte)'\n');
            var piece = end < 0 ? block : block[..end];
            if (piece.Contains((byte)0))
            {
                throw LogInputException.AtLine(source.Name, _line, Texts.BinaryContentAZeroByte);
            }

            _lineBytes += piece.Length;
            if (_lineBytes > MaxLineBytes)
            {
                throw LogInputException.AtLine(source.Name, _line, Texts.TheLineIsLongerThanBytes.With(MaxLineBytes));
            }

            if (end < 0)
            {
                break;
            }

            _line++;
            _lineBytes = 0;
            block = block[(end + 1)..];
        }

        CheckEncoding(whole, firstLine);
    }

    // A character may span two blocks.
    private void CheckEncoding(ReadOnlySpan<byte> block, long line)
    {
        if (block.IsEmpty && _tailLength > 0)
        {
            RefuseEncoding(_tail[0], line); // the end of the text
        }

        while (_tailLength > 0 && !block.IsEmpty)
        {
            _tail[_tailLength++] = block[0];
            block = block[1..];
            switch (Rune.DecodeFromUtf8(_tail.AsSpan(0, _tailLength), out _, out _))
            {
                case OperationStatus.Done:
                    _tailLength = 0;
                    break;
                case OperationStatus.InvalidData:
                    RefuseEncoding(_tail[0], line);
                    break;
            }
        }

        if (!Utf8.IsValid(block))
        {
            FindInvalid(block, line);
        }
    }

    private void FindInvalid(ReadOnlySpan<byte> block, long line)
    {
        while (!block.IsEmpty)
        {
            switch (Rune.DecodeFromUtf8(block, out var rune, out var taken))
            {
                case OperationStatus.NeedMoreData:
                    block.CopyTo(_tail);
                    _tailLength = block.Length;
                    return;
                case OperationStatus.InvalidData:
                    RefuseEncoding(block[0], line);
                    break;
            }

            line += rune.Value == '\n' ? 1 : 0;
            block = block[taken..];
        }
    }

    private void RefuseEncoding(byte first, long line) =>
        throw LogInputException.AtLine(source.Name, line, Texts.Byte0xIsNotValidUtf8.With(first));
}
