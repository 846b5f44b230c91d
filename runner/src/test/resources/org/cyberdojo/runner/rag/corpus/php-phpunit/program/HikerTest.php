<?php

require_once 'Hiker.php';

use PHPUnit\Framework\TestCase;

class HikerTest extends TestCase
{
    public function testLifeTheUniverseAndEverything()
    {
        $this->assertSame(42, (new Hiker())->answer());
    }

    public function testAnAnswerIsPositive()
    {
        $this->assertGreaterThan(0, (new Hiker())->answer());
    }
}
